import Activation
import Documents
import Reporting
import Screen

extension WizardState {
  mutating func perform(_ command: Command) {
    switch command {
    case .help: overlay = .help(top: 0)
    case .scrollHelp(let steps): scrollHelp(by: steps)
    case .close: close()
    case .quit: quit()
    case .interrupt: interrupt()
    case .openActivation: openSelected()
    case .newActivation: overlay = .newActivation(LineEditor())
    case .create: createActivation()
    case .watchRun: watchRun()
    case .moveInList(let steps): home.selection.move(by: steps)
    case .pageInList(let steps): home.selection.move(by: steps * 10)
    case .goHome: showHome()
    case .undo: undo()
    case .redo: redo()
    case .dryRun: startDryRunIfPossible()
    case .run: run()
    case .confirm: confirm()
    case .copyCommand: copyCommand()
    case .copyDocument: copyDocument()
    case .askToStop: askToStop(leavingProgram: false)
    case .stop: answerStop()
    case .leaveRunning: leaveRunning()
    case .scrollReport(let steps): scrollReport(by: steps)
    default: performInEditor(command)
    }
  }

  private mutating func performInEditor(_ command: Command) {
    let before = editor?.step
    edit { $0.perform(command) }
    if editor?.step != before { enteredStep() }
  }

  private mutating func close() {
    overlay = nil
    editor?.mapping.renaming = nil
  }

  private mutating func scrollHelp(by steps: Int) {
    guard case .help(let top) = overlay else { return }
    let lines = HelpText(state: self, glyphs: .unicode).block(width: OverlayView.widest).lines.count
    overlay = .help(top: min(max(0, top + steps), lines))
  }

  private mutating func quit() {
    guard isRunning else {
      leave()
      return
    }
    askToStop(leavingProgram: true)
  }

  private mutating func watchRun() {
    guard monitor != nil else {
      say("Nothing has run yet. Open an activation and press r in its Review.", .bad)
      return
    }
    place = .monitor
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
    copy(editor.commandLine)
    say("Copied: \(editor.commandLine)")
  }

  private mutating func copyDocument() {
    guard let editor else { return }
    copy(YAMLText.write(editor.draft.activation))
    say("Copied the activation as YAML.")
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

  mutating func perform(_ command: Command) {
    switch command {
    case .goTo(let step): go(to: step)
    case .nextStep: if let next = step.next { go(to: next) }
    case .previousStep: if let previous = step.previous { go(to: previous) }
    case .moveStep(let steps): if let next = steps > 0 ? step.next : step.previous { go(to: next) }
    case .enterContent: focus(region: .content)
    case .nextField: moveFocus(by: 1, throughRows: false)
    case .previousField: moveFocus(by: -1, throughRows: false)
    case .moveInForm(let steps): moveFocus(by: steps, throughRows: true)
    case .pageInForm(let steps): moveFocus(by: steps * 5, throughRows: false)
    case .accept: accept()
    case .peel: peel()
    case .chooseOption(let steps): choose(by: steps)
    case .openDocument: if let field = focusedField { openDocument(field) }
    case .closeDocument: closeDocument()
    default: performInMappingOrReview(command)
    }
  }

  /// The last field of a step leads to the next step.
  private mutating func accept() {
    commit()
    if fieldNumber + 1 < fields.count {
      moveFocus(by: 1, throughRows: false)
    } else if let next = step.next {
      go(to: next)
    }
  }

  private mutating func performInMappingOrReview(_ command: Command) {
    switch command {
    case .switchPane: mapping.pane = mapping.pane == .columns ? .rows : .columns
    case .moveColumn(let steps): mapping.moveColumn(by: steps)
    case .moveInPane(let steps):
      if mapping.pane == .columns { mapping.moveColumn(by: steps) } else { mapping.moveRow(by: steps) }
    case .toggleMask: mapping.isMasked.toggle()
    case .toggleAllColumns: toggleAllColumns()
    case .rename: beginRenaming()
    case .finishRenaming: finishRenaming()
    case .editColumns: open("output_mapping.columns")
    case .editStrings: open("output_mapping.strings")
    case .moveInReview(let steps): reviewRow = min(max(0, reviewRow + steps), issues.count + ReviewView.sections - 1)
    case .jump: if issues.indices.contains(reviewRow) { jump(to: issues[reviewRow]) }
    default: break
    }
  }

  private mutating func open(_ path: FieldPath) {
    if let field = FieldRegistry.field(.activation, path) { openDocument(field) }
  }
}
