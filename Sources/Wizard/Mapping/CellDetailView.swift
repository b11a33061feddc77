import Activation
import ExportEngine
import Screen

/// The focused cell before, between and after, with the reason for each change.
struct CellDetailView {
  let mapping: MappingState
  let glyphs: Glyphs

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    guard let column = mapping.focusedColumn else { return }
    let name = column.field ?? column.output ?? column.source ?? ""
    let title = mapping.focusedRow.map { "\(name), row \($0.number)" } ?? name
    picture.buffer.horizontalLine(at: area.origin, length: area.columns, glyphs: glyphs, title: title)
    guard let row = mapping.focusedRow, let cell = cell(row) else {
      picture.buffer.write("the source holds no row", at: area.origin.offset(rows: 1), style: .dim)
      return
    }
    for (number, line) in lines(cell, column, row).prefix(area.rows - 1).enumerated() {
      picture.buffer.write(line, at: area.origin.offset(rows: 1 + number), width: area.columns, glyphs: glyphs)
    }
  }

  private func cell(_ row: PreviewReport.Row) -> PreviewReport.Cell? {
    row.cells.indices.contains(mapping.column) ? row.cells[mapping.column] : nil
  }

  private func lines(_ cell: PreviewReport.Cell, _ column: PreviewReport.Column, _ row: PreviewReport.Row)
    -> [StyledText]
  {
    let isCovered = mapping.isMasked && column.isPersonal
    func shown(_ text: String?) -> StyledText {
      guard let text, !text.isEmpty else { return StyledText("\(glyphs.empty) empty", .dim) }
      return StyledText(isCovered ? Mask.cover(text, with: glyphs.mask) : text)
    }
    var lines = [StyledText("read        ", .dim).adding(shown(cell.raw))]
    if column.field != nil { lines.append(StyledText("normalized  ", .dim).adding(shown(cell.normalized))) }
    let sent = cell.sent.map { StyledText($0, column.identity == nil ? .plain : .identity) }
    lines.append(StyledText("sent        ", .dim).adding(sent ?? StyledText("\(glyphs.empty) empty", .dim)))
    if let skipped = row.skipped {
      let place = skipped.column.isEmpty ? "" : "\(skipped.column) is "
      lines.append(StyledText("\(glyphs.attention) row skipped: \(place)\(skipped.reason.meaning)", .bad))
    } else if !cell.note.isEmpty {
      lines.append(StyledText("because     ", .dim).adding(cell.note))
    }
    return lines
  }
}

extension PreviewReport.Column {
  /// True where a person's data may stand as read: identities, and columns whose content nobody described.
  var isPersonal: Bool { identity != nil || field == nil }
  /// True when its values are hashed before they leave; other identities are sent as they are.
  var isHashed: Bool { identity.flatMap(HashedPII.init) != nil }
}
