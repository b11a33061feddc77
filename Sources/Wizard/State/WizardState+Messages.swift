import Activation
import Documents
import ExportEngine

extension WizardState {
  mutating func receive(_ message: WizardMessage) {
    switch message {
    case .listed(let files): home.show(files)
    case .connectionsListed(let names): home.showConnections(names)
    case .loaded(let file): open(file)
    case .recoverable(let recovery): offer(recovery)
    case .filed(let result):
      writesUnderWay -= 1
      filed(result)
      finishLeaving()
    case .editedOutside(let result): editedOutside(result)
    case .rejectsRead(let lines): overlay = .reading(.init(title: "Skipped rows", lines: lines))
    case .reconnected(let file):
      writesUnderWay -= 1
      reconnected(file)
      finishLeaving()
    case .saved(let path, let documents, let failure):
      writesUnderWay -= 1
      saved(path, documents, failure)
      finishLeaving()
    case .validated(let issues, let generation): validated(issues, generation)
    case .previewed(let report, let generation):
      update(generation) { $0.mapping.show(report, generation: generation) }
    case .dryRunProgressed(let progress, let generation): update(generation) { $0.dryRun.progress = progress }
    case .dryRan(let report, let generation):
      update(generation) { $0.dryRun.finish(report, generation: generation) }
    case .event(let event): happened(event)
    }
  }

  /// Answers for a draft that has changed since are dropped.
  private mutating func update(_ generation: Int, _ change: (inout EditorState) -> Void) {
    guard var editor, editor.generation == generation else { return }
    change(&editor)
    self.editor = editor
  }

  private mutating func filed(_ result: FilingResult) {
    say(result.text, result.isDone ? .good : .bad)
    guard result.isDone else { return }
    request(.list)
    if let path = result.opens { request(.load(path)) }
  }

  private mutating func validated(_ issues: [Issue], _ generation: Int) {
    update(generation) { editor in
      editor.sourceIssues = issues.filter { !editor.draftIssues.contains($0) }
      editor.isChecking = false
    }
    if editor?.generation == generation { enteredStep() }
  }

  private mutating func saved(_ path: String, _ documents: Set<Field.Document>, _ failure: String?) {
    guard var editor, editor.file.path == path else { return }
    if let failure {
      editor.saving = .failed(failure)
    } else if writesUnderWay == 0 {
      editor.saving = .saved(now.hourAndMinute)
    }
    if failure == nil, documents.contains(.connection) {
      // The connection file exists from now on.
      let issues = editor.file.issues.filter { $0.code != .connectionMissing }
      editor.file = DraftFile(draft: editor.draft, path: path, issues: issues)
      editor.revalidate()
    }
    self.editor = editor
    if let failure {
      say(failure, .bad)
      if lifecycle == .leaving, !isRunning { lifecycle = .open }
    }
  }

  private mutating func reconnected(_ file: DraftFile) {
    guard var editor, editor.file.path == file.path, editor.draft.connectionName == file.draft.connectionName else {
      return
    }
    var draft = editor.draft
    draft.connection = file.draft.connection
    editor.file = DraftFile(draft: draft, path: file.path, issues: file.issues)
    editor.isReconnecting = false
    editor.saving = .saved(now.hourAndMinute)
    editor.generation = nextGeneration()
    editor.revalidate()
    self.editor = editor
    refreshChecks()
  }

  private mutating func happened(_ event: ExportEvent) {
    guard var monitor else { return }
    monitor.receive(event, at: now)
    self.monitor = monitor
    guard case .finished(let report) = event else { return }
    home.lastReports[monitor.activation] = report
    if case .stop = overlay { overlay = nil }
    finishLeaving()
    if place != .monitor { say("The run of \(monitor.activation) has ended: \(report.status.words).") }
  }
}

extension ExportReport.Status {
  /// The outcome in a word or two.
  var words: String {
    switch self {
    case .succeeded: "done"
    case .failed: "failed"
    case .running: "at Amazon"
    case .interrupted: "stopped"
    case .dryRun: "dry run"
    }
  }
}
