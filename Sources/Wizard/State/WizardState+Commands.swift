import Activation
import Documents
import Reporting
import Screen

extension WizardState {
  mutating func perform(_ command: Command) {
    switch command {
    case .help: overlay = .help(top: 0)
    case .scrollHelp(let steps): scrollOverlay(by: steps)
    case .close: close()
    case .quit: quit()
    case .interrupt: interrupt()
    case .press(let key): handle(key)
    case .goHome: showHome()
    case .undo: undo()
    case .redo: redo()
    case .dryRun: startDryRunIfPossible()
    case .run: run()
    case .confirm: confirm()
    case .copyCommand: copyCommand()
    case .copyDocument: copyDocument()
    case .showDocument: showDocument()
    case .askToStop: askToStop(leavingProgram: false)
    case .stop: answerStop()
    case .leaveRunning: leaveRunning()
    case .showRejects: showRejects()
    case .scrollReport(let steps): scrollReport(by: steps)
    default: if !performInOverlay(command), !performAtHome(command) { performInEditor(command) }
    }
  }

  private mutating func performInEditor(_ command: Command) {
    switch command {
    case .addColumn: openColumnDialog(isNew: true)
    case .editColumn: openColumnDialog(isNew: false)
    case .editDatasetProperties: openDatasetProperties()
    case .chooseValue: openSuggestions()
    case .editOutside: editOutside()
    case .editMapping: editMapping()
    case .addMappedColumn: openColumnPicker()
    case .addString: openStringDialog()
    case .removeMapping: removeMapping()
    case .search(let steps): search(by: steps)
    default: performInStep(command)
    }
  }

  private mutating func performInStep(_ command: Command) {
    let before = editor?.step
    edit { $0.perform(command) }
    if editor?.step != before { enteredStep() }
  }

  mutating func close() {
    if case .question(let question) = overlay { decline(question) }
    overlay = nil
    editor?.mapping.renaming = nil
  }

  private mutating func quit() {
    guard isRunning else {
      leave()
      return
    }
    askToStop(leavingProgram: true)
  }

  private mutating func answerStop() {
    if case .stop(let question) = overlay, question.leavesProgram { lifecycle = .leaving }
    stopRun()
  }

  private mutating func leaveRunning() {
    guard case .stop(let question) = overlay else { return }
    overlay = nil
    if !question.leavesProgram { showHome() }
  }

  private mutating func startDryRunIfPossible() {
    guard let editor else { return }
    if let error = editor.issues.errors.first {
      say("First: \(error.message)", .bad)
    } else {
      startDryRun()
    }
  }

  private mutating func copyCommand() {
    guard let editor else { return }
    wish(.copy(editor.commandLine))
    say("Copied: \(editor.commandLine)")
  }

  private mutating func copyDocument() {
    guard let editor else { return }
    wish(.copy(YAMLText.write(editor.draft.activation)))
    say("Copied the activation as YAML.")
  }

  private mutating func showDocument() {
    guard let editor else { return }
    let lines = YAMLText.write(editor.draft.activation).split(separator: "\n", omittingEmptySubsequences: false)
    overlay = .reading(.init(title: "\(editor.name) as YAML; y copies it", lines: lines.map(String.init)))
  }

  private mutating func showRejects() {
    guard let report = monitor?.report else {
      say("The list of skipped rows can be read when the run has ended.", .bad)
      return
    }
    guard let path = report.rejectsPath else {
      say("No row was skipped.")
      return
    }
    request(.readRejects(path: path))
  }

  private mutating func scrollReport(by steps: Int) {
    guard let monitor, let report = monitor.report else { return }
    self.monitor?.reportTop = min(max(0, monitor.reportTop + steps), ReportText.lines(report).count)
  }
}

extension EditorState {
  /// What a shell would be told to do the same.
  var commandLine: String {
    let folder = "/activations/\(name).yaml"
    return "amc-export run \(file.path.hasSuffix(folder) ? name : file.path)"
  }
}
