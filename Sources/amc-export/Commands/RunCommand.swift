import Activation
import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Reporting

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Exports for real.",
    discussion: """
      A run that removes rows asks first; where nobody can be asked, it needs --yes.

      Example: amc-export run weekly-loyalty --json
      """)

  @Argument(help: "An activation file, or its name in the home folder.") var file: String
  @Flag(help: "Do not ask before rows are removed.") var yes = false
  @Flag(help: "Print one JSON document when done.") var json = false
  @Flag(help: "Print progress as NDJSON on standard output.") var events = false

  func validate() throws {
    guard !(events && json) else { throw ValidationError("--events ends with the report; leave out --json") }
  }

  func run() async throws {
    let context = Context()
    let loaded = context.load(file)
    if let refused = confirmation(loaded) {
      if events {
        Console.print(JSONText.write(EventJSON.document(.finished(refused))))
        refused.issues.flatMap(IssueText.lines).forEach(Console.narrate)
      }
      return try finish(refused)
    }
    let listener: @Sendable (ExportEvent) -> Void
    if events {
      // The report is printed last, once everybody has been told of it.
      listener = { if !$0.isFinished { Console.print(JSONText.write(EventJSON.document($0))) } }
    } else {
      let narrator = Narrator()
      listener = { narrator.tell($0) }
    }
    let engine = context.engine
    var report = await Interruption.guarding { await engine.run(loaded, events: listener) }
    for issue in await context.notifier.tell(report, loaded.draft.notificationSettings) {
      report.issues.append(issue)
      listener(.issue(issue))
    }
    if events { Console.print(JSONText.write(EventJSON.document(.finished(report)))) }
    try finish(report)
  }

  private func finish(_ report: ExportReport) throws {
    if json {
      Console.print(json: report.document)
    } else if !events {
      Console.print(ReportText.lines(report))
    }
    try ExitStatus(report).finish()
  }

  /// Nil when the run may begin; else the report of a run that did not.
  private func confirmation(_ loaded: DraftFile) -> ExportReport? {
    guard !yes, let upload = loaded.draft.validate().plan?.upload, upload.strategy == .fullReplace else { return nil }
    let message = "FULL_REPLACE removes everything now in \(upload.datasetID)."
    let answer = Console.canAsk ? Console.ask("\(message) Type \(upload.datasetID) to go on:") : nil
    guard answer != upload.datasetID else { return nil }
    var report = ExportReport(
      runID: "", activation: loaded.draft.activation["activation"]?.scalarText ?? "", status: .failed)
    report.issues = [
      .error(.confirmationNeeded, "result_settings.update_strategy", message, fix: "Confirm it, or add --yes.")
    ]
    return report
  }
}

extension ExportEvent {
  fileprivate var isFinished: Bool {
    if case .finished = self { true } else { false }
  }
}
