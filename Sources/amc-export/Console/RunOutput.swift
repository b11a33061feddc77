import Activation
import ExportEngine
import Foundation
import Notification
import Reporting

/// How a live run is told on the command line: as it happens, and when it ends.
struct RunOutput {
  let json: Bool
  let events: Bool

  /// Carries a run out; the first Ctrl-C or SIGTERM pauses it. Ends the command with its exit status.
  ///
  /// - Parameters:
  ///   - notifier: tells those whom the settings name how the run ended.
  ///   - work: the run; it passes its events to the listener it is given.
  func finish(
    telling notifier: Notifier, _ settings: NotificationSettings,
    _ work: @escaping @Sendable (@escaping @Sendable (ExportEvent) -> Void) async -> ExportReport
  ) async throws {
    let listener = listener
    var (report, signal) = await Interruption.guarding { await work(listener) }
    for issue in await notifier.tell(report, settings) {
      report.issues.append(issue)
      listener(.issue(issue))
    }
    if events { Console.print(JSONText.write(EventJSON.document(.finished(report)))) }
    print(report)
    // By convention a program that Ctrl-C ended says so; whoever sends SIGTERM wants to know whether to resume.
    let wasStopped = signal == SIGINT && (report.status == .paused || report.status == .interrupted)
    try (wasStopped ? .interrupted : ExitStatus(report)).finish()
  }

  func print(_ report: ExportReport) {
    if json {
      Console.print(json: report.document)
    } else if !events {
      Console.print(ReportText.lines(report))
    }
  }

  private var listener: @Sendable (ExportEvent) -> Void {
    // The report is printed last, once everybody has been told of it.
    if events { return { if !$0.isFinished { Console.print(JSONText.write(EventJSON.document($0))) } } }
    let narrator = Narrator()
    return { narrator.tell($0) }
  }
}
