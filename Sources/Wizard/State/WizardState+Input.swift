import Screen

extension WizardState {
  mutating func handle(_ event: InputEvent) {
    switch event {
    case .key(let key): handle(key)
    case .paste(let text): paste(text)
    case .resize(let size): self.size = size
    case .wheel(_, let steps): handle(steps < 0 ? .up : .down)
    case .click: break
    case .hangup: lifecycle = .finished
    case .terminate: leave()
    }
  }

  private mutating func handle(_ key: Key) {
    notice = nil
    if let command = KeyTable.command(for: key, in: context) {
      perform(command)
    } else {
      type {
        $0.handle(key)
      } area: {
        $0.handle(key)
      }
    }
  }

  private mutating func paste(_ text: String) {
    notice = nil
    type {
      $0.paste(text)
    } area: { area in
      area.paste(text)
      return true
    }
  }

  /// Gives input to whatever takes text where the keyboard is.
  private mutating func type(_ line: (inout LineEditor) -> Bool, area: (inout TextArea) -> Bool) {
    switch context {
    case .newActivation:
      guard case .newActivation(var editor) = overlay else { return }
      _ = line(&editor)
      overlay = .newActivation(editor)
    case .confirmation:
      guard case .confirmation(var confirmation) = overlay else { return }
      _ = line(&confirmation.editor)
      overlay = .confirmation(confirmation)
    case .text, .typing: edit { $0.type(line) }
    case .renaming: edit { $0.typeName(line) }
    case .textEditor:
      guard var document = editor?.document else { return }
      document.problem = nil
      _ = area(&document.area)
      editor?.document = document
    default: break
    }
  }
}

extension EditorState {
  fileprivate mutating func type(_ line: (inout LineEditor) -> Bool) {
    guard var entry else { return }
    _ = line(&entry.editor)
    self.entry = entry
  }

  fileprivate mutating func typeName(_ line: (inout LineEditor) -> Bool) {
    guard var editor = mapping.renaming else { return }
    _ = line(&editor)
    mapping.renaming = editor
  }
}
