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
    guard !table.rows.isEmpty else { return empty }
    var block = TextBlock()
    let nameWidth = max(6, min(width < 66 ? 14 : 24, table.rows.map(\.name.displayWidth).max() ?? 4))
    block.add(line(["Name", "Type", "Kind", "Null", "Role"], nameWidth, .dim, .dim, isSelected: false))
    for (number, row) in table.rows.enumerated() {
      block.add(
        self.block(number, row, nameWidth), isFocused: isFocused && number == editor.definitionRow,
        click: .focusDefinitionRow(number))
    }
    return block
  }

  private func block(_ number: Int, _ row: ColumnEntry, _ nameWidth: Int) -> TextBlock {
    let isSelected = isFocused && number == editor.definitionRow
    let cells = [
      row.name.isEmpty ? String(glyphs.dash) : row.name, row.text("dataType"), row.text("columnType"),
      row.isNullable ? "yes" : "no", row.role.words,
    ]
    var block = TextBlock()
    block.add(line(cells, nameWidth, .plain, row.role.isHashed ? .identity : .plain, isSelected: isSelected))
    for issue in issues(number) { IssueLines(width: width, glyphs: glyphs).lines(issue).forEach { block.add($0) } }
    if isSelected { block.cursor = Point(row: 0, column: 2) }
    return block
  }

  /// What to do when there is no column yet.
  private var empty: TextBlock {
    var block = TextBlock(lines: [], cursor: isFocused ? .zero : nil)
    let isBroken = editor.definitionTableRefusal != nil
    let ways =
      isBroken
      ? [("j", "open the text and mend it")]
      : [("a", "add the first column"), ("j", "type or paste the definition as JSON")]
    for (key, meaning) in ways { block.add(StyledText("  \(key.padded(to: 4))", .title).adding(meaning)) }
    return block
  }

  private func issues(_ row: Int) -> [Issue] {
    guard let field = FieldRegistry.field(.activation, DefinitionTable.path) else { return [] }
    return editor.issues(of: field).filter { DefinitionTable.row(of: $0) == row }
  }

  private func line(_ cells: [String], _ nameWidth: Int, _ style: Style, _ roleStyle: Style, isSelected: Bool)
    -> StyledText
  {
    let widths = [nameWidth, 9, 9, 4]
    var line = StyledText(isSelected ? "\(glyphs.current) " : "  ", .title)
    for (number, width) in widths.enumerated() {
      let text = cells[number].fitted(to: width, ellipsis: glyphs.ellipsis)
      line = line.adding(text, isSelected && number == 0 ? .focus : style).adding("  ")
    }
    return line.adding(cells[4], roleStyle)
  }
}
