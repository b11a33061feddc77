import ExportEngine
import Screen

/// The first rows as they are sent, with a mark before each cell that needs one.
struct PreviewRowsView {
  /// Columns of the row number with its mark.
  private static let numberWidth = 6

  let mapping: MappingState
  let glyphs: Glyphs

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    guard area.rows >= 3 else { return }
    var area = area
    let legend =
      "\(glyphs.hashed) hashed  \(glyphs.alreadyHashed) was hashed  \(glyphs.empty) empty  \(glyphs.attention) skipped"
    let top = area.takeTop(1).origin
    let shown = visibleColumns(area.columns)
    picture.buffer.write(header(shown), at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    var selection = ListSelection(count: mapping.rows.count, rows: area.rows)
    selection.select(mapping.row)
    let visible = selection.visible
    let title =
      visible.isEmpty ? "rows" : "rows \(visible.lowerBound + 1)–\(visible.upperBound) of \(mapping.rows.count)"
    picture.buffer.horizontalLine(at: top, length: area.columns, glyphs: glyphs, title: title, remark: legend)
    for (number, index) in selection.visible.enumerated() {
      let place = area.origin.offset(rows: number)
      let isFocused = index == mapping.row
      picture.add(.focusRow(index), at: Rectangle(row: place.row, column: place.column, rows: 1, columns: area.columns))
      picture.buffer.write(line(mapping.rows[index], shown, isFocused), at: place, width: area.columns, glyphs: glyphs)
      if isFocused, mapping.pane == .rows { picture.cursor = place }
    }
  }

  private struct Shown {
    let index: Int
    let width: Int
  }

  /// Columns from the left; when the focused one would not fit, the first are left out.
  private func visibleColumns(_ width: Int) -> [Shown] {
    var first = 0
    while true {
      let shown = columns(from: first, width)
      guard first < mapping.column, !shown.contains(where: { $0.index == mapping.column }) else { return shown }
      first += 1
    }
  }

  private func columns(from first: Int, _ width: Int) -> [Shown] {
    var room = width - Self.numberWidth
    var shown: [Shown] = []
    for index in mapping.columns.indices.dropFirst(first) {
      let wanted = self.width(index)
      guard wanted + 1 <= room else { break }
      shown.append(Shown(index: index, width: wanted))
      room -= wanted + 1
    }
    return shown
  }

  private func width(_ index: Int) -> Int {
    let column = mapping.columns[index]
    if column.isHashed { return max(10, min(14, name(column).displayWidth + 1)) }
    let widest = mapping.rows.map { text($0, index).displayWidth }.max() ?? 0
    return min(20, max(name(column).displayWidth + 1, widest))
  }

  private func name(_ column: PreviewReport.Column) -> String { column.field ?? column.output ?? column.source ?? "" }

  private func header(_ shown: [Shown]) -> StyledText {
    shown.reduce(StyledText(String(repeating: " ", count: Self.numberWidth))) { line, column in
      let isFocused = column.index == mapping.column
      let name = name(mapping.columns[column.index]).fitted(to: column.width, ellipsis: glyphs.ellipsis)
      return line.adding(name, isFocused ? .title : .dim).adding(" ")
    }
  }

  private func line(_ row: PreviewReport.Row, _ shown: [Shown], _ isFocused: Bool) -> StyledText {
    let mark = row.skipped == nil ? " " : String(glyphs.attention)
    let style: Style = isFocused && mapping.pane == .rows ? .focus : .plain
    let number = StyledText(String(row.number).padded(to: Self.numberWidth - 3, .right), style)
      .adding(mark + "  ", .bad)
    return shown.reduce(number) { line, column in
      let text = text(row, column.index).fitted(to: column.width, ellipsis: glyphs.ellipsis)
      return line.adding(text, self.style(row, column.index)).adding(" ")
    }
  }

  private func cell(_ row: PreviewReport.Row, _ index: Int) -> PreviewReport.Cell? {
    row.cells.indices.contains(index) ? row.cells[index] : nil
  }

  private func text(_ row: PreviewReport.Row, _ index: Int) -> String {
    guard let cell = cell(row, index) else { return "" }
    let column = mapping.columns[index]
    if cell.isRefused { return "\(glyphs.attention) \(cell.note)" }
    guard column.field != nil else { return String(glyphs.skipped) }
    guard let sent = cell.sent, !sent.isEmpty else { return String(glyphs.empty) }
    guard column.isHashed else { return sent }
    return "\(cell.wasHashed ? glyphs.alreadyHashed : glyphs.hashed) \(sent)"
  }

  private func style(_ row: PreviewReport.Row, _ index: Int) -> Style {
    guard let cell = cell(row, index) else { return .plain }
    if cell.isRefused { return .bad }
    if cell.sent?.isEmpty ?? true { return .dim }
    return mapping.columns[index].identity == nil ? .plain : .identity
  }
}

extension PreviewReport.Cell {
  /// True when the source held the hash already.
  var wasHashed: Bool {
    guard let raw, let sent, sent.utf8.count == 64 else { return false }
    return raw.trimmingBlanks().lowercased() == sent
  }
}

extension String {
  fileprivate func trimmingBlanks() -> Substring {
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return head[...last]
  }
}
