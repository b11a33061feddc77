import Activation
import Screen

/// A dialog as lines: a label and a value each, the focused choice with all its values.
struct DialogView {
  /// The most values of a choice shown at once.
  private static let mostChoices = 10

  let dialog: Dialog
  let width: Int
  let glyphs: Glyphs

  func block() -> TextBlock {
    var block = TextBlock()
    dialog.note.isEmpty ? () : dialog.note.wrapped(to: width).forEach { block.add($0, .dim) }
    for (number, field) in dialog.shownFields.enumerated() {
      let isFocused = number == dialog.focusNumber
      block.add(self.block(field, isFocused), isFocused: isFocused, click: .focusDialog(number))
    }
    if let problem = dialog.problem {
      problem.wrapped(to: width - 2).enumerated().forEach { number, line in
        block.add(StyledText(number == 0 ? "\(glyphs.attention) " : "  ", .bad).adding(line, .bad))
      }
    } else if let focused = dialog.focused {
      help(focused).wrapped(to: width).forEach { block.add($0, .dim) }
    }
    return block
  }

  private var labelWidth: Int { min(18, (dialog.shownFields.map(\.title.displayWidth).max() ?? 8) + 3) }

  private func help(_ field: DialogField) -> String {
    let example = field.example.isEmpty ? "" : " For example \(field.example)."
    return field.help + example
  }

  private func block(_ field: DialogField, _ isFocused: Bool) -> TextBlock {
    let label = StyledText(isFocused ? String(glyphs.current) : " ", .title)
      .adding(field.title.fitted(to: labelWidth - 1, ellipsis: glyphs.ellipsis), isFocused ? .focus : .plain)
    var value = isFocused ? focusedValue(field) : TextBlock(lines: [rest(field)])
    let indentation = StyledText(String(repeating: " ", count: labelWidth))
    value.lines = value.lines.enumerated().map { ($0 == 0 ? label : indentation).adding(" ").adding($1) }
    value.cursor = value.cursor.map { $0.offset(columns: labelWidth + 1) }
    return value
  }

  private func rest(_ field: DialogField) -> StyledText {
    let value = dialog.value(field.key)
    if value.isEmpty { return StyledText(String(glyphs.dash), .dim) }
    switch field.kind {
    case .secret: return StyledText(Mask.secret(glyphs.mask))
    case .line: return StyledText(value)
    case .choice(let choices):
      let meaning = choices.first { $0.value == value }?.meaning ?? ""
      return isYesOrNo(choices) ? StyledText(meaning) : StyledText(value).adding("  \(meaning)", .dim)
    }
  }

  private func isYesOrNo(_ choices: [Field.Choice]) -> Bool { choices == DialogField.yesOrNo }

  private func focusedValue(_ field: DialogField) -> TextBlock {
    switch field.kind {
    case .line, .secret:
      var editor = dialog.editor
      let room = max(8, width - labelWidth - 2)
      var isSecret = false
      if case .secret = field.kind { isSecret = true }
      let view = editor.view(width: room, mask: isSecret ? glyphs.mask : nil)
      let line = StyledText(view.text.padded(to: room), Style(.plain, adding: .underline))
      return TextBlock(lines: [line], cursor: Point(row: 0, column: view.cursorColumn))
    case .choice(let choices): return options(choices, dialog.value(field.key))
    }
  }

  private func options(_ choices: [Field.Choice], _ value: String) -> TextBlock {
    var selection = ListSelection(count: choices.count, rows: min(choices.count, Self.mostChoices))
    let present = choices.firstIndex { $0.value == value }
    selection.select(present ?? 0)
    let widest = choices.map(\.value.displayWidth).max() ?? 0
    var block = TextBlock(lines: [], cursor: .zero)
    for index in selection.visible {
      let choice = choices[index]
      let isChosen = index == present
      if isChosen { block.cursor = Point(row: block.lines.count, column: 0) }
      let isMore = index == selection.visible.last && index + 1 < choices.count
      let text = isYesOrNo(choices) ? choice.meaning : choice.value.padded(to: widest)
      block.add(
        StyledText("\(isChosen ? glyphs.chosen : glyphs.notChosen) ", isChosen ? .title : .dim)
          .adding(text, isChosen ? .title : .plain)
          .adding(isYesOrNo(choices) ? "" : "  \(choice.meaning)", .dim)
          .adding(isMore ? "  \(glyphs.down)" : "", .dim))
    }
    return block
  }
}
