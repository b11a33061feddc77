import Activation
import Documents
import Encoding
import Foundation
import MarketingCloud

/// The dry run of any operation: everything but sending.
struct DryRun {
  let surroundings: EngineSurroundings
  let startedAt: Date
  /// Where the very files are written; nil throws them away.
  let folder: String?
  let tell: ExportRun.Listener

  func go(through prepared: Prepared, _ report: inout ExportReport) async throws {
    switch prepared {
    case .upload(let upload): try await go(through: upload, &report)
    case .delete(let deletion): try await go(through: deletion, &report)
    case .audience(let audience):
      try await audience.checkTrigger()
      report.issues.append(audience.sizeHint)
      report.requests = .forecast(audience.plan.connection, audience.audience)
      try write(AudienceRequest(audience.audience).document, "\(report.runID)-audience.json")
    }
  }

  private func go(through preparation: Preparation, _ report: inout ExportReport) async throws {
    let (upload, runID) = (preparation.upload, report.runID)
    let sink: DryRunSink =
      folder.map { .folder(FolderSink(folder: $0) { upload.fileKey(run: runID, number: $0) }) } ?? .counting
    let rejects = RejectsFile(
      path: surroundings.home.rejectsPath(run: runID), showsValues: preparation.plan.limits.listsRejectedValues)
    let tell = tell
    var pump = try RowPump(preparation, at: startedAt, sink: sink, rejects: rejects) { tell(.progressed($0)) }
    let outcome = await pump.outcome()
    report.count(pump, rejects)
    try outcome.get()
    report.issues += try pump.tally.uploadFindings(preparation) + preparation.source.issues
    report.takeFiles(of: pump, upload)
    report.manifestKey = report.files.isEmpty ? nil : upload.manifestKey(run: runID)
    report.requests = .forecast(report.files, preparation.plan.connection, upload)
  }

  private func go(through preparation: DeletionPreparation, _ report: inout ExportReport) async throws {
    let rejects = RejectsFile(
      path: surroundings.home.rejectsPath(run: report.runID), showsValues: preparation.plan.limits.listsRejectedValues)
    var reader = try PeopleReader(preparation, preparation.source, at: startedAt, rejects: rejects)
    var requests = 0
    let outcome: Result<Void, any Error>
    do {
      while let request = try await reader.next() {
        requests += 1
        tell(.progressed(reader.progress))
        try write(request.document, "\(report.runID)-deletion-\(requests).json")
      }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    report.count(reader, rejects)
    try outcome.get()
    try preparation.plan.limits.check(reader.tally)
    report.issues += try reader.tally.deletionFindings(preparation) + preparation.source.issues
    report.requests = .forecast(requests, preparation.plan.connection, preparation.deletion)
  }

  /// The body of a request, private to the user as it holds hashes.
  private func write(_ body: DocumentValue, _ name: String) throws {
    guard let folder else { return }
    do {
      try AtomicFile.write(JSONText.write(body), to: "\(folder)/\(name)")
    } catch {
      throw ExportFailure(
        .error(
          .outputUnwritable, FieldPath(), "\(error.path) cannot be written: \(error.reason).",
          fix: "Choose a folder with room that you may write to."))
    }
  }
}
