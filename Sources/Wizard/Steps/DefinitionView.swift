import Activation
import Screen

/// The columns of the data set as a table, each with what is wrong with it.
struct DefinitionView {
  let editor: EditorState
  let isFocused: Bool
  let width: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    let table = DefinitionTable(editor.draft)
    var block = TextBlock()
    guard !table.rows.isEmpty else { return block }
    let nameWidth = max(4, min(24, table.rows.map(\.name.displayWidth).max() ?? 4))
    block.add(line(("Name", "Type", "Kind", "Null", "Role"), nameWidth, .dim, isSelected: false))
    for (number, row) in table.rows.enumerated() {
      let isSelected = isFocused && number == editor.definitionRow
      let start = block.lines.count
      block.add(
        line((row.name, row.type, row.kind, row.nullable, row.role), nameWidth, .plain, isSelected: isSelected))
      for issue in issues(number) { IssueLines(width: width, glyphs: glyphs).lines(issue).forEach { block.add($0) } }
      if isSelected {
        block.focus = start..<block.lines.count
        block.cursor = Point(row: start, column: 2)
      }
    }
    return block
  }

  private func issues(_ row: Int) -> [Issue] {
    guard let field = FieldRegistry.field(.activation, "result_settings.dataset_definition") else { return [] }
    return editor.issues(of: field).filter { DefinitionTable.row(of: $0) == row }
  }

  private func line(
    _ cells: (String, String, String, String, String), _ nameWidth: Int, _ style: Style, isSelected: Bool
  ) -> StyledText {
    StyledText(isSelected ? "\(glyphs.current) " : "  ", .title)
      .adding(cells.0.fitted(to: nameWidth, ellipsis: glyphs.ellipsis), isSelected ? .focus : style)
      .adding("  " + cells.1.fitted(to: 9, ellipsis: glyphs.ellipsis), style)
      .adding("  " + cells.2.fitted(to: 9, ellipsis: glyphs.ellipsis), style)
      .adding("  " + cells.3.fitted(to: 4, ellipsis: glyphs.ellipsis), style)
      .adding("  " + cells.4, cells.4.hasPrefix("hashed") ? .identity : style)
  }
}
