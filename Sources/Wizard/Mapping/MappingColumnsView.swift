import ExportEngine
import Screen

/// Source → output → field, one line a column.
struct MappingColumnsView {
  let editor: EditorState
  let glyphs: Glyphs
  private var mapping: MappingState { editor.mapping }

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    var area = area
    let widths = Widths(area.columns)
    picture.buffer.write(header(widths), at: area.takeTop(1).origin, width: area.columns, glyphs: glyphs)
    let shown = mapping.shownColumns
    var selection = ListSelection(count: shown.count, rows: area.rows)
    selection.select(shown.firstIndex(of: mapping.column) ?? 0)
    if shown.isEmpty { picture.buffer.write("  no column has these words", at: area.origin, style: .dim) }
    for (row, position) in selection.visible.enumerated() {
      let index = shown[position]
      let place = area.origin.offset(rows: row)
      picture.add(
        .focusColumn(index), at: Rectangle(row: place.row, column: place.column, rows: 1, columns: area.columns))
      let isFocused = index == mapping.column
      picture.buffer.write(
        line(mapping.columns[index], isFocused, widths), at: place, width: area.columns, glyphs: glyphs)
      if isFocused { drawRenaming(&picture, place, widths) }
    }
    picture.buffer.markHidden(shown.count, selection.top, area, glyphs)
  }

  private struct Widths {
    let source: Int
    let output: Int
    let field: Int

    init(_ total: Int) {
      source = max(8, total / 4 - 2)
      output = max(8, total / 4 - 4)
      field = max(10, total / 3 - 2)
    }
  }

  private func header(_ widths: Widths) -> StyledText {
    StyledText(
      "  " + "Source".fitted(to: widths.source) + " \(glyphs.right) " + "Output".fitted(to: widths.output) + "  "
        + "Field".fitted(to: widths.field) + "  Match", .dim)
  }

  private func line(_ column: PreviewReport.Column, _ isFocused: Bool, _ widths: Widths) -> StyledText {
    let hasKeyboard = isFocused && mapping.pane == .columns && editor.region == .content
    let source = column.source ?? (column.match == "missing" ? String(glyphs.dash) : "(string)")
    return StyledText(isFocused ? "\(glyphs.current) " : "  ", .title)
      .adding(source.fitted(to: widths.source, ellipsis: glyphs.ellipsis), hasKeyboard ? .focus : .plain)
      .adding(" \(glyphs.right) ", .dim)
      .adding((column.output ?? String(glyphs.dash)).fitted(to: widths.output, ellipsis: glyphs.ellipsis))
      .adding("  ").adding(field(column, widths.field))
      .adding("  ").adding(match(column))
  }

  private func field(_ column: PreviewReport.Column, _ width: Int) -> StyledText {
    guard let field = column.field else { return StyledText(String(glyphs.dash).padded(to: width), .dim) }
    let meaning =
      column.identity.map { column.isHashed ? "\(glyphs.hashed) \($0)" : $0 } ?? column.fieldType?.rawValue ?? ""
    let name = field.truncated(to: max(4, width - meaning.count - 1), ellipsis: glyphs.ellipsis)
    return StyledText(name + " ").adding(
      meaning.fitted(to: max(0, width - name.displayWidth - 1), ellipsis: glyphs.ellipsis),
      column.identity == nil ? .dim : .identity)
  }

  private func match(_ column: PreviewReport.Column) -> StyledText {
    switch column.match {
    case "dropped": StyledText("\(glyphs.skipped) dropped", .dim)
    case "missing": StyledText("\(glyphs.empty) sent empty", .warning)
    case "ignoring case": StyledText("\(glyphs.attention) ignoring case", .warning)
    default: StyledText(column.match)
    }
  }

  /// The cursor on the focused column, and the name being typed.
  private func drawRenaming(_ picture: inout Picture, _ place: Point, _ widths: Widths) {
    guard editor.region == .content else { return }
    if mapping.pane == .columns { picture.cursor = place.offset(columns: 2) }
    guard var line = mapping.renaming else { return }
    let start = place.offset(columns: 2 + widths.source + 3)
    let view = line.view(width: widths.output)
    picture.buffer.write(view.text.padded(to: widths.output), at: start, style: Style(.focus, adding: .underline))
    picture.cursor = start.offset(columns: view.cursorColumn)
  }
}
