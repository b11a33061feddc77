import Activation

extension WizardState {
  /// - Returns: false when the command is for an open activation.
  mutating func performAtHome(_ command: Command) -> Bool {
    switch command {
    case .openActivation: openSelected()
    case .newActivation: openNewActivation()
    case .duplicateActivation: openDuplicate()
    case .deleteActivation: askToDelete()
    case .importFile: openImport()
    case .tryDemo:
      wish = .demo
      leave()
    case .watchRun: watchRun()
    case .moveInList(let steps): home.selection.move(by: steps)
    case .pageInList(let steps): home.selection.move(by: steps * 10)
    case .selectInList(let index):
      if home.selection.selected == index { openSelected() } else { home.selection.select(index) }
    case .filterList: home.beginFilter()
    case .keepFilter: home.keepFilter()
    case .dropFilter: home.dropFilter()
    default: return false
    }
    return true
  }

  mutating func showHome() {
    edit { $0.commit() }
    place = .home
    overlay = nil
    if let path = editor?.file.path { home.select(path: path) }
    request(.list)
  }

  private mutating func openSelected() {
    if let beginning = home.beginning {
      switch beginning {
      case .demo: perform(.tryDemo)
      case .connect: openNewActivation()
      case .importFile: openImport()
      }
    } else if let file = home.selected {
      request(.load(file.path))
    }
  }

  private mutating func watchRun() {
    guard monitor != nil else {
      say("Nothing has run yet. Open an activation and press r in its Review.", .bad)
      return
    }
    place = .monitor
  }

  // MARK: Making

  private mutating func openNewActivation() {
    let fields = [
      DialogField(
        "name", "Name", help: "What this export is called; also the name of its file.", example: "weekly-loyalty"),
      DialogField(
        "connection", "Connection",
        help: home.connections.isEmpty
          ? "A name for the way to Amazon Marketing Cloud; its fields come next."
          : "There is \(home.connections.joined(separator: ", ")). Another name makes a new one.", example: "acme-us"),
    ]
    let only = home.connections.count == 1 ? home.connections[0] : ""
    overlay = .dialog(Dialog(.newActivation, "New activation", fields: fields, values: ["connection": only]))
  }

  /// - Returns: why it is not made; nil when it is.
  mutating func create(_ dialog: Dialog) -> String? {
    let name = dialog.value("name")
    guard ActivationName.isLegal(name) else { return "Give it a name. \(ActivationName.rule)" }
    let connection = dialog.value("connection")
    guard connection.isEmpty || ActivationName.isLegal(connection) else {
      return "“\(connection)” cannot name a connection. \(ActivationName.rule)"
    }
    request(.create(name: name, connection: connection.isEmpty ? nil : connection))
    return nil
  }

  private mutating func openDuplicate() {
    guard let file = home.selected, let summary = home.selectedSummary else { return }
    let field = DialogField("name", "Name", help: "The name of the copy.")
    overlay = .dialog(
      Dialog(
        .duplicate(path: file.path), "Copy \(summary.name)", fields: [field], values: ["name": "\(summary.name)-2"]))
  }

  mutating func duplicate(_ path: String, _ dialog: Dialog) -> String? {
    let name = dialog.value("name")
    guard ActivationName.isLegal(name) else { return "Give it a name. \(ActivationName.rule)" }
    request(.duplicate(path: path, name: name))
    return nil
  }

  private mutating func openImport() {
    let field = DialogField(
      "path", "File", help: "An activation in YAML. It is copied; the file itself stays as it is.",
      example: "~/work/weekly-loyalty.yaml")
    overlay = .dialog(Dialog(.importFile, "Take in a file", fields: [field]))
  }

  private mutating func askToDelete() {
    guard let file = home.selected, let summary = home.selectedSummary else { return }
    if isRunning, monitor?.activation == summary.name {
      say("\(summary.name) is running; it can be deleted when the run has ended.", .bad)
      return
    }
    overlay = .question(
      .init(
        purpose: .deleteActivation(path: file.path), title: "Delete \(summary.name)",
        text: "The file \(file.path) is deleted. Its connection stays, and so does everything at Amazon.",
        yes: "delete it", no: "keep it"))
  }
}
