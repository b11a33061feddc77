import Activation
import Documents
import ExportEngine
import Reporting

/// The plain wizard on a stream of lines: asks, saves, and tells at the end what is wrong and what a run will do.
public struct PlainSession: Sendable {
  private let desk: DraftDesk
  private let engine: Engine
  /// The next answer; nil when the person closed the input.
  private let read: @Sendable () -> String?
  /// Prints lines; the last one is left open for the answer when `isQuestion`.
  private let write: @Sendable (_ lines: [String], _ isQuestion: Bool) -> Void

  public init(
    home: Home, engine: Engine, read: @escaping @Sendable () -> String?,
    write: @escaping @Sendable (_ lines: [String], _ isQuestion: Bool) -> Void
  ) {
    desk = DraftDesk(home: home)
    self.engine = engine
    self.read = read
    self.write = write
  }

  /// - Returns: the activation when it is to be run now; nil when the person only wanted to change it.
  public func run(_ name: String?) async -> DraftFile? {
    guard let file = open(name) else { return nil }
    write(file.issues.flatMap(IssueText.lines) + PlainDialogue.usage, false)
    var dialogue = PlainDialogue(file)
    while let question = dialogue.question() {
      write(question, true)
      guard let answer = read() else { return nil }
      let connection = dialogue.file.draft.connectionName
      let (lines, isChanged) = dialogue.answer(answer)
      write(lines, false)
      if isChanged { save(&dialogue, isReconnecting: dialogue.file.draft.connectionName != connection) }
    }
    return await review(dialogue.file)
  }

  private func open(_ name: String?) -> DraftFile? {
    guard let name = name ?? askForName() else { return nil }
    let isFile = name.contains("/") || name.hasSuffix(".yaml")
    let request: WizardRequest = isFile ? .load(name) : .create(name: name, connection: nil)
    for case .loaded(let file) in desk.perform(request) { return file }
    return nil
  }

  private func askForName() -> String? {
    let names = desk.home.activationNames
    let known = names.isEmpty ? "There is no activation yet." : "There is \(names.joined(separator: ", "))."
    while true {
      write([known, "Activation; another name makes a new one: "], true)
      guard let answer = read() else { return nil }
      if ActivationName.isLegal(answer) { return answer }
      write([ActivationName.rule], false)
    }
  }

  private func save(_ dialogue: inout PlainDialogue, isReconnecting: Bool) {
    let file = dialogue.file
    let request: WizardRequest = isReconnecting ? .reconnect(file) : .save(file, [.activation, .connection])
    for message in desk.perform(request) {
      switch message {
      case .reconnected(let file): dialogue.replace(file)
      case .saved(_, _, let failure?): write([failure], false)
      default: break
      }
    }
  }

  // MARK: Review

  private func review(_ file: DraftFile) async -> DraftFile? {
    let issues = await engine.validate(file)
    write(["", IssueText.summary(issues)] + issues.flatMap(IssueText.lines), false)
    guard !issues.hasErrors, let plan = file.draft.validate().plan else { return nil }
    write(["This run will"] + PlanSentences(plan: plan, report: nil).lines.map { "  \($0)" }, false)
    if let warning = LossWarning(plan) {
      write([warning.text, "Run it now? Type the id of the \(warning.noun), or Enter for no: "], true)
      return read() == warning.id ? file : nil
    }
    write(["Run it now? y or Enter for no: "], true)
    return read() == "y" ? file : nil
  }
}
