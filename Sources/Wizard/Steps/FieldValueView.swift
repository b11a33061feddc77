import Activation
import Screen

/// The value of one field as the form shows it.
struct FieldValueView {
  let editor: EditorState
  let field: Field
  let isFocused: Bool
  let width: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    switch field.input {
    case .line: isFocused ? entry : TextBlock(lines: [rest])
    case .options: isFocused ? options : TextBlock(lines: [chosen], cursor: nil)
    case .document: document
    }
  }

  private var text: String { editor.draft.text(of: field) ?? "" }

  // MARK: Lines

  private var entry: TextBlock {
    guard var line = editor.entry?.editor else { return TextBlock() }
    let hides = field.kind == .secret && !Mask.isReference(line.text)
    let view = line.view(width: width - 1, mask: hides ? glyphs.mask : nil)
    let shown = view.text.padded(to: width - 1)
    var block = TextBlock(lines: [StyledText(shown, Style(.plain, adding: .underline))])
    if line.text.isEmpty { block.lines = [StyledText(hint.fitted(to: width - 1), Style(.dim, adding: .underline))] }
    block.cursor = Point(row: 0, column: view.cursorColumn)
    return block
  }

  private var rest: StyledText {
    if text.isEmpty { return StyledText(hint, .dim) }
    if field.kind == .secret, !Mask.isReference(text) { return StyledText(Mask.secret(glyphs.mask)) }
    return StyledText(text.truncated(to: width - 1, ellipsis: glyphs.ellipsis, keeping: .ends))
  }

  /// What stands in an empty field.
  private var hint: String {
    if let value = field.defaultValue { return "(\(value))" }
    if isFocused, !field.example.isEmpty { return "for example \(field.example)" }
    return field.isRequired ? "empty" : String(glyphs.dash)
  }

  // MARK: Options

  private var chosen: StyledText {
    guard let value = editor.chosenOption(field) else { return StyledText("not chosen", .dim) }
    let isDefault = editor.draft.text(of: field) == nil
    guard let option = field.options.first(where: { $0.value == value }) else { return StyledText(value) }
    if field.kind == .toggle { return StyledText(option.meaning, isDefault ? .dim : .plain) }
    return StyledText(value, isDefault ? .dim : .plain).adding("  \(option.meaning)", .dim)
  }

  /// All values, one a line, with what each means.
  private var options: TextBlock {
    let present = editor.chosenOption(field)
    var block = TextBlock(lines: [], cursor: .zero)
    for (row, option) in field.options.enumerated() {
      let isChosen = option.value == present
      if isChosen { block.cursor = Point(row: row, column: 0) }
      let mark = isChosen ? glyphs.chosen : glyphs.notChosen
      let name = field.kind == .toggle ? option.meaning : option.value
      let meaning = field.kind == .toggle ? "" : "  \(option.meaning)"
      block.add(
        StyledText("\(mark) ", isChosen ? .title : .dim).adding(name, isChosen ? .title : .plain)
          .adding(meaning, .dim))
    }
    return block
  }

  // MARK: Documents

  private var document: TextBlock {
    let value = editor.draft[field.document][field.path]
    var block = TextBlock(lines: summary(value), cursor: isFocused ? .zero : nil)
    if isFocused, !field.isDefinition { block.add("Enter to edit", .dim) }
    return block
  }

  private func summary(_ value: DocumentValue?) -> [StyledText] {
    switch value {
    case nil, .null: return [StyledText(hint, .dim)]
    case .list(let list): return [StyledText(list.count == 1 ? "1 entry" : "\(list.count) entries")]
    case .map where field.isDefinition, .text where field.isDefinition:
      return [StyledText(DefinitionTable(editor.draft).title)]
    case .map(let map): return [StyledText(map.keys.joined(separator: ", "))]
    case .text(let text):
      let lines = text.split(separator: "\n").flatMap { $0.wrapped(to: width - 1) }
      let shown = lines.prefix(isFocused ? 8 : 3).map { StyledText($0) }
      return lines.count > shown.count ? shown + [StyledText(String(glyphs.ellipsis), .dim)] : shown
    case .bool, .number: return [StyledText(value?.scalarText ?? "")]
    }
  }
}
