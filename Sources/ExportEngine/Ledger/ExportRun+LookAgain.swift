import Activation
import Encoding
import Journal

extension ExportRun {
  /// The upload that an earlier attempt posted, when Amazon has named it.
  func postedUpload() throws -> String? {
    guard let ledger else { return nil }
    return try ledger.journal.steps(.upload, of: ledger.runID).first { $0.isDone }?.remote
  }

  /// Watches an upload that is posted already: the source is not needed any more.
  mutating func lookAgain(at uploadID: String) async throws {
    let validation = file.draft.validate()
    guard let ledger, let plan = validation.plan, let upload = plan.upload else {
      throw ExportFailure(validation.issues.errors)
    }
    let tell = tell
    report.restore(from: earlier?.report)
    report.uploadID = uploadID
    report.datasetID = upload.datasetID
    try recall(ledger)
    tell(.submitted(uploadID: uploadID))
    let systems = try RemoteSystems(plan, upload, engine.surroundings) { tell(.retrying($0)) }
    let account = try await systems.account(plan.connection)
    report.status = .running
    try await watch(upload, systems, account)
    if upload.cleansFiles, report.status != .running { await clean(systems.objectStore) }
  }

  /// Fills the report with what the journal knows of the files.
  mutating func recall(_ ledger: RunLedger) throws {
    let records = try ledger.journal.files(of: ledger.runID)
    let manifest = records.first { $0.number == RunLedger.manifest }
    report.files = records.filter { $0.number != RunLedger.manifest }
      .map { .init(key: $0.key, bytes: $0.bytes, rows: $0.rows) }
    report.manifestKey = manifest?.key
    if let tally = FilePosition(manifest?.position)?.tally { report.rows = .init(tally) }
    report.bytesUploaded = records.reduce(0) { $0 + $1.bytes }
    report.datasetCreated = try ledger.journal.steps(.dataset, of: ledger.runID).contains { $0.isDone }
  }
}
