import Activation

/// Who is mailed by a workflow: `mail>` in `_error` and `_check`, or in a task after the export (contract 2.4).
struct MailTasks {
  private(set) var document: DocumentValue?
  private(set) var issues: [Issue] = []

  /// - Parameter isOnlyExport: whether a mail task of the file can only be about this export.
  init(of task: WorkflowTask, among tasks: [WorkflowTask], isOnlyExport: Bool) {
    let failure = task.afterFailure.filter { $0.type == "mail" }
    let success =
      task.afterSuccess.filter { $0.type == "mail" } + (isOnlyExport ? tasks.filter { $0.type == "mail" } : [])
    let (toldOfFailure, toldOfSuccess) = (recipients(failure), recipients(success))
    let everybody = (toldOfFailure + toldOfSuccess).withoutRepeats
    guard !everybody.isEmpty else { return }
    var occasions: [DocumentValue] = []
    if !toldOfSuccess.isEmpty { occasions.append("success") }
    if !toldOfFailure.isEmpty { occasions.append("failure") }
    document = ["email": ["to": .list(everybody.map(DocumentValue.text)), "on": .list(occasions)]]
    if occasions.count == 2, Set(toldOfFailure) != Set(toldOfSuccess) {
      warn(
        task.path, "The workflow tells different people of success and of failure; here all are told of both.",
        fix: "Change notify.email, if that is too much.")
    }
    noteOwnText(failure + success)
  }

  private mutating func recipients(_ mails: [WorkflowTask]) -> [String] {
    var recipients: [String] = []
    for mail in mails {
      recipients += addresses(mail.keys["to"], mail) + addresses(mail.keys["cc"], mail)
      if mail.keys["bcc"] != nil {
        warn(
          mail.path.appending("bcc"), "Blind copies have no counterpart and were left out.",
          fix: "Send them a mail of their own.")
      }
    }
    return recipients.withoutRepeats
  }

  private func addresses(_ value: DocumentValue?, _ mail: WorkflowTask) -> [String] {
    guard let value else { return [] }
    return (value.list ?? [value]).compactMap(\.scalarText).map { mail.variables.resolve($0).text }
  }

  private mutating func noteOwnText(_ mails: [WorkflowTask]) {
    let isOurs = mails.allSatisfy { $0.command["data"]?.scalarText == WorkflowMail.body }
    guard !isOurs, let mail = mails.first else { return }
    warn(
      mail.path, "Subject and text of the workflow's mails were left out; mails hold the report of the run.",
      fix: "Nothing needs to be done.")
  }

  private mutating func warn(_ path: FieldPath, _ message: String, fix: String) {
    issues.append(.warning(.leftOut, path, message, fix: fix))
  }
}

extension [String] {
  fileprivate var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
