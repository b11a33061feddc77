import Activation
import Documents
import Screen

extension WizardState {
  /// Starts a run of the open activation, or says what keeps it from starting.
  mutating func run() {
    edit { $0.commit() }
    guard let editor else { return }
    if isRunning {
      say("A run of \(monitor?.activation ?? "another activation") is under way; it has to end first.", .bad)
    } else if let error = editor.issues.errors.first {
      let count = editor.issues.errors.count
      say("\(count == 1 ? "One error" : "\(count) errors") first: \(error.message)", .bad)
    } else if let warning = editor.draft.validate().plan.flatMap(LossWarning.init) {
      overlay = .confirmation(.init(file: editor.file, warning: warning))
    } else {
      start(editor.file, named: editor.name)
    }
  }

  /// The typed id is right.
  mutating func confirm() {
    guard case .confirmation(let confirmation) = overlay else { return }
    guard confirmation.isRight else {
      say("That is not \(confirmation.warning.id).", .bad)
      return
    }
    overlay = nil
    start(confirmation.file, named: editor?.name ?? confirmation.warning.id)
  }

  private mutating func start(_ file: DraftFile, named name: String) {
    if editor?.dryRun.isRunning == true {
      editor?.dryRun.isRunning = false
      request(.cancelDryRun)
    }
    monitor = MonitorState(activation: name, startedAt: now.seconds)
    place = .monitor
    request(.run(file))
  }

  /// Asks before a run under way is left; the engine goes on meanwhile.
  mutating func askToStop(leavingProgram: Bool) {
    overlay = .stop(.init(leavesProgram: leavingProgram))
  }

  mutating func stopRun() {
    overlay = nil
    guard isRunning, monitor?.isStopping == false else { return }
    monitor?.isStopping = true
    request(.cancelRun)
  }

  /// Ctrl-C: asks while a run is under way, stops it the second time, leaves the third time.
  mutating func interrupt() {
    guard isRunning else {
      leave()
      return
    }
    edit { $0.commit() }
    switch (overlay, monitor?.isStopping) {
    case (_, true): lifecycle = .finished
    case (.stop(let question), _):
      if question.leavesProgram { lifecycle = .leaving }
      stopRun()
    default: askToStop(leavingProgram: place != .monitor)
    }
  }

  /// Ends the program; a run under way is stopped in order first, and what was changed is written. Asked again, it ends
  /// at once.
  mutating func leave() {
    guard lifecycle == .open else {
      lifecycle = .finished
      return
    }
    edit { $0.commit() }
    lifecycle = .leaving
    stopRun()
    finishLeaving()
  }

  mutating func finishLeaving() {
    if lifecycle == .leaving, !isRunning, writesUnderWay == 0 { lifecycle = .finished }
  }
}
