import Activation
import ExportEngine
import Foundation
import Reporting

/// How a live run is told on the command line: as it happens, and when it ends.
struct RunOutput {
  let json: Bool
  let events: Bool

  /// Carries a run out; the first Ctrl-C or SIGTERM pauses it. Ends the command with its exit status.
  func finish(_ work: @escaping @Sendable (@escaping @Sendable (ExportEvent) -> Void) async -> ExportReport)
    async throws
  {
    let listener = listener
    let (report, signal) = await Interruption.guarding { await work(listener) }
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
    if events { return { Console.print(JSONText.write(EventJSON.document($0))) } }
    let narrator = Narrator()
    return { narrator.tell($0) }
  }
}
