extension WizardState {
  /// True while text is typed that the recovery shelf does not have yet.
  var hasTextToKeep: Bool { editor?.unsavedText != nil && editor?.unsavedText != keptText }

  /// Keeps text that is being typed, so that a crash loses at most a second of it.
  mutating func keepUnsavedText() {
    guard let text = editor?.unsavedText, text != keptText else { return }
    keptText = text
    request(.keep(text))
  }

  /// Text that was taken or given up needs no keeping. Text that is offered is kept until that is answered.
  mutating func forgetSavedText() {
    guard let keptText, editor?.unsavedText == nil else { return }
    if case .question(let question) = overlay, case .recover = question.purpose { return }
    self.keptText = nil
    request(.forget(path: keptText.path))
  }

  /// Offers text that was being typed when the program ended last.
  mutating func offer(_ recovery: Recovery) {
    guard editor?.file.path == recovery.path else { return }
    keptText = recovery
    let lines = recovery.text.split(separator: "\n").count
    overlay = .question(
      .init(
        purpose: .recover(recovery), title: "Unfinished text",
        text: "The program ended while \(recovery.field) was being typed"
          + (lines > 1 ? " (\(lines) lines)." : ".") + " The text was kept.",
        yes: "go on with it", no: "forget it"))
  }
}
