import Activation
import Screen

/// The focused field explained, and every key that works there; made from the field registry and the key table.
struct HelpText {
  let state: WizardState
  let glyphs: Glyphs

  func block(width: Int) -> TextBlock {
    var block = TextBlock()
    if state.place == .activation, let editor = state.editor { addField(editor, width, &block) }
    addKeys(width, &block)
    return block
  }

  private func addField(_ editor: EditorState, _ width: Int, _ block: inout TextBlock) {
    guard let field = editor.document?.field ?? editor.focusedField else {
      block.add(editor.step.rawValue, .title)
      editor.step.purpose.wrapped(to: width).forEach { block.add($0) }
      block.add(.blank)
      return
    }
    block.add(StyledText(field.title, .title).adding("   \(field.path)", .dim))
    field.help.wrapped(to: width).forEach { block.add($0) }
    for choice in field.choices {
      let lines = choice.meaning.wrapped(to: max(20, width - 24))
      for (row, text) in lines.enumerated() {
        block.add(StyledText((row == 0 ? choice.value : "").padded(to: 22), .title).adding(text))
      }
    }
    if let value = field.defaultValue { block.add(StyledText("left out: ", .dim).adding(value)) }
    if !field.example.isEmpty { block.add(StyledText("example: ", .dim).adding(field.example)) }
    block.add(.blank)
  }

  private func addKeys(_ width: Int, _ block: inout TextBlock) {
    block.add("Keys", .title)
    let bindings = KeyTable.bindings(in: state.contextBelowHelp).filter { binding in
      !KeyTable.digits.contains { $0.label == binding.label }
    }
    for binding in bindings {
      let lines = binding.meaning.wrapped(to: max(20, width - 12))
      for (row, text) in lines.enumerated() {
        block.add(StyledText((row == 0 ? binding.label : "").padded(to: 11), .title).adding(text))
      }
    }
  }
}

extension WizardState {
  /// Where the keyboard is when the help is closed.
  var contextBelowHelp: KeyContext {
    var state = self
    state.overlay = nil
    return state.context
  }
}
