import Screen

extension WizardState {
  mutating func handle(_ event: InputEvent) {
    switch event {
    case .key(let key): handle(key)
    case .paste(let text): paste(text)
    case .resize(let size): self.size = size
    case .wheel(_, let steps): handle(steps < 0 ? .up : .down)
    case .click(let point): click(point)
    case .hangup, .terminate: leave()
    }
  }

  mutating func handle(_ key: Key) {
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

  private mutating func click(_ point: Point) {
    guard let command = spots.command(at: point) else { return }
    notice = nil
    perform(command)
  }

  /// An id is often copied with blanks or a line end; what is left out is told.
  private mutating func paste(_ text: String) {
    notice = nil
    var isChanged = false
    type {
      isChanged = $0.paste(text)
      return true
    } area: { area in
      area.paste(text)
      return true
    }
    if isChanged { say("Pasted as one line, without the blanks and line ends around it.") }
  }

  /// Gives input to whatever takes text where the keyboard is.
  private mutating func type(_ line: (inout LineEditor) -> Bool, area: (inout TextArea) -> Bool) {
    switch context {
    case .dialogText:
      guard case .dialog(var dialog) = overlay else { return }
      dialog.type(line)
      overlay = .dialog(dialog)
    case .picker:
      guard case .picker(var picker) = overlay else { return }
      picker.type(line)
      overlay = .picker(picker)
    case .confirmation:
      guard case .confirmation(var confirmation) = overlay else { return }
      _ = line(&confirmation.editor)
      overlay = .confirmation(confirmation)
    case .homeFilter: home.typeFilter(line)
    case .columnFilter: edit { $0.mapping.typeFilter(line) }
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
