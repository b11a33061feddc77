import Activation
import Documents

extension Engine {
  /// Does everything but sending: reads, converts, hashes and compresses all rows and counts what would go out.
  ///
  /// - Parameter folder: where the very files are written; nil throws them away.
  public func dryRun(
    _ file: DraftFile, writingTo folder: String? = nil, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> ExportReport {
    let startedAt = surroundings.now()
    var report = ExportReport(beginning: file, at: startedAt)
    var stopwatch = Stopwatch()
    events(.started(run: report.runID, activation: report.activation))
    do {
      let prepared = try await prepare(file, tell: events)
      report.describe(prepared)
      try await prepared.closingSource {
        try await stopwatch.time("encode") {
          let dry = DryRun(surroundings: surroundings, startedAt: startedAt, folder: folder, tell: events)
          try await dry.go(through: prepared, &report)
        }
      }
      report.status = .dryRun
    } catch {
      report.end(with: ExportFailure(error))
    }
    report.seconds = stopwatch.report
    events(.finished(report))
    return report
  }
}
