extension WizardState {
  mutating func showHome() {
    edit { $0.commit() }
    place = .home
    overlay = nil
    if let path = editor?.file.path { home.select(path: path) }
    request(.list)
  }

  mutating func openSelected() {
    guard let file = home.selected else { return }
    request(.load(file.path))
  }

  mutating func createActivation() {
    guard case .newActivation(let editor) = overlay else { return }
    let name = editor.text
    guard Self.isLegalName(name) else {
      say("Use letters, digits, - and _ for the name.", .bad)
      return
    }
    overlay = nil
    request(.create(name: name))
  }

  /// A name is also the name of a file.
  private static func isLegalName(_ name: String) -> Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x5F].contains(byte)
    }
    return isPlain && (1...64).contains(name.utf8.count)
  }
}
