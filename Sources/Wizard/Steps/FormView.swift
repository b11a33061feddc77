import Activation
import Screen

/// The fields of a step as a form: a label, a value, and below it what is wrong with it.
struct FormView {
  /// Columns of the label, with the mark of the focus before it and the mark of a required field behind it.
  static let labelWidth = 24

  let editor: EditorState
  let width: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    var block = TextBlock()
    let focused = editor.focusedField?.issuePath
    for (number, field) in editor.fields.enumerated() {
      let isFocused = field.issuePath == focused
      block.add(self.block(field, isFocused), isFocused: isFocused, click: .focusField(number))
    }
    return block
  }

  private func block(_ field: Field, _ isFocused: Bool) -> TextBlock {
    let value = FieldValueView(editor: editor, field: field, isFocused: isFocused, width: valueWidth, glyphs: glyphs)
    var block = beside(label(field, isFocused), value.block())
    if field.isDefinition {
      let table = DefinitionView(editor: editor, isFocused: isFocused, width: width, glyphs: glyphs).block()
      block.focus = nil
      block.add(table, isFocused: isFocused)
    }
    if let derived = DerivedValue.text(of: field, in: editor.pendingDraft) {
      block.add(StyledText(String(repeating: " ", count: Self.labelWidth)).adding("= \(derived)", .dim))
    }
    for issue in editor.issues(of: field) where !field.isDefinition || !isShownInTable(issue) {
      IssueLines(width: width, glyphs: glyphs).lines(issue).forEach { block.add($0) }
    }
    return block
  }

  private var valueWidth: Int { max(8, width - Self.labelWidth) }

  private func label(_ field: Field, _ isFocused: Bool) -> StyledText {
    let mark = isFocused ? String(glyphs.current) : " "
    let required = field.isRequired ? String(glyphs.required) : " "
    let title = field.title.fitted(to: Self.labelWidth - 4, ellipsis: glyphs.ellipsis)
    return StyledText(mark, .title).adding(title, isFocused ? .focus : .plain).adding(" \(required) ", .warning)
  }

  /// The label before the first line of the value; the others are indented.
  private func beside(_ label: StyledText, _ value: TextBlock) -> TextBlock {
    let indentation = StyledText(String(repeating: " ", count: Self.labelWidth))
    var block = TextBlock()
    block.lines = value.lines.enumerated().map { number, line in (number == 0 ? label : indentation).adding(line) }
    block.cursor = value.cursor.map { $0.offset(columns: Self.labelWidth) }
    return block
  }

  private func isShownInTable(_ issue: Issue) -> Bool {
    DefinitionTable.row(of: issue).map { $0 < editor.definitionRowCount } ?? false
  }
}
