import Activation
import Documents
import Foundation
import Journal

/// One live export, from the first look at the data set to the last removed file; or the rest of one.
struct ExportRun {
  typealias Listener = @Sendable (ExportEvent) -> Void

  let engine: Engine
  let file: DraftFile
  let story: RunStory
  var tell: Listener { story.tell }
  var report: ExportReport
  var stopwatch = Stopwatch()
  /// When the run began, which is what the string builder writes, however often it is resumed.
  let startedAt: Date
  /// The run as an earlier attempt left it; nil for a new one.
  let earlier: RunRecord?
  /// Set once the run is written down.
  var ledger: RunLedger?
  /// True when files are left in the bucket for `resume`.
  var keepsFiles = false

  init(_ engine: Engine, _ file: DraftFile, tell: @escaping Listener) {
    self.engine = engine
    self.file = file
    story = RunStory(tell)
    startedAt = engine.surroundings.now()
    earlier = nil
    report = ExportReport(beginning: file, at: startedAt)
  }

  /// A run that goes on.
  init(_ engine: Engine, _ file: DraftFile, resuming record: RunRecord, _ ledger: RunLedger, tell: @escaping Listener) {
    self.engine = engine
    self.file = file
    story = RunStory(tell)
    story.write(to: ledger)
    startedAt = record.started
    earlier = record
    self.ledger = ledger
    report = ExportReport(runID: record.id, activation: record.activation, status: .failed)
  }

  /// Never throws: a failed run is a report whose issues say why.
  mutating func execute() async -> ExportReport {
    tell(.started(run: report.runID, activation: report.activation))
    do {
      try await export()
    } catch {
      report.end(with: ExportFailure(error))
    }
    report.seconds = stopwatch.report
    endLedger()
    tell(.finished(report))
    return report
  }

  private mutating func export() async throws {
    if let uploadID = try postedUpload() { return try await lookAgain(at: uploadID) }
    let tell = tell
    let preparation = try await stopwatch.time("prepare") { [engine, file] in
      try await engine.prepare(file, tell: tell)
    }
    report.describe(preparation)
    preparation.issues.forEach { tell(.issue($0)) }
    do { try await export(preparation) } catch {
      await preparation.source.close()
      throw error
    }
  }

  private mutating func export(_ preparation: Preparation) async throws {
    let tell = tell
    let ledger = try beginLedger(preparation)
    let systems = try RemoteSystems(preparation.plan, preparation.upload, engine.surroundings) { tell(.retrying($0)) }
    let target = try await stopwatch.time("prepare") { try await Target.find(preparation, systems, tell) }
    let point = try await resumePoint(preparation, systems.objectStore, ledger)
    let manifest = try await uploadFiles(preparation, systems, ledger, from: point)
    guard let manifest else { return }
    try await submit(preparation, systems, target, manifest, ledger)
    try await watch(preparation.upload, systems, target.account)
    if preparation.upload.cleansFiles, report.status != .running { await clean(systems.objectStore) }
  }

  mutating func note(_ issues: [Issue]) {
    for issue in issues {
      report.issues.append(issue)
      tell(.issue(issue))
    }
  }
}
