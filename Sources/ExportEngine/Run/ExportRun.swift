import Activation
import Documents
import Foundation
import MarketingCloud

/// One live export, from the first look at the data set to the last removed file.
struct ExportRun {
  typealias Listener = @Sendable (ExportEvent) -> Void

  let engine: Engine
  let file: DraftFile
  let tell: Listener
  var report: ExportReport
  var stopwatch = Stopwatch()
  let startedAt: Date

  init(_ engine: Engine, _ file: DraftFile, tell: @escaping Listener) {
    self.engine = engine
    self.file = file
    self.tell = tell
    startedAt = engine.surroundings.now()
    report = ExportReport(beginning: file, at: startedAt)
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
    tell(.finished(report))
    return report
  }

  private mutating func export() async throws {
    let tell = tell
    let prepared = try await stopwatch.time("prepare") { [engine, file] in
      try await engine.prepare(file, tell: tell)
    }
    report.describe(prepared)
    prepared.issues.forEach { tell(.issue($0)) }
    do {
      switch prepared {
      case .upload(let upload): try await export(upload)
      case .delete(let deletion): try await delete(deletion)
      case .audience(let audience): try await makeAudience(audience)
      }
    } catch {
      await prepared.source?.close()
      throw error
    }
    await prepared.source?.close()
  }

  private mutating func export(_ preparation: Preparation) async throws {
    let tell = tell
    let systems = try RemoteSystems(preparation.plan, preparation.upload, engine.surroundings) { tell(.retrying($0)) }
    let target = try await stopwatch.time("prepare") { try await Target.find(preparation, systems, tell) }
    report.account = target.account
    let manifest = try await uploadFiles(preparation, systems)
    guard let manifest else { return }
    try await submit(preparation, systems, target, manifest)
    try await watch(preparation.upload, systems, target.account)
    if preparation.upload.cleansFiles, report.status != .running { await clean(systems.objectStore) }
  }

  mutating func noteAccount(_ account: Account) {
    report.account = account
    tell(.accountFound(account))
  }

  mutating func note(_ issues: [Issue]) {
    for issue in issues {
      report.issues.append(issue)
      tell(.issue(issue))
    }
  }
}
