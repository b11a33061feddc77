import Activation
import Documents
import Encoding

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
      let preparation = try await prepare(file, tell: events)
      report.describe(preparation)
      let (upload, runID) = (preparation.upload, report.runID)
      let sink: DryRunSink =
        folder.map { .folder(FolderSink(folder: $0) { upload.fileKey(run: runID, number: $0) }) } ?? .counting
      let rejects = RejectsFile(
        path: surroundings.home.rejectsPath(run: report.runID),
        showsValues: preparation.plan.limits.listsRejectedValues)
      var pump = try RowPump(preparation, at: startedAt, sink: sink, rejects: rejects) { events(.progressed($0)) }
      let outcome = await stopwatch.time("encode") { await pump.outcome() }
      report.count(pump, rejects)
      try outcome.get()
      report.issues += try pump.tally.findings(preparation) + preparation.source.issues
      report.takeFiles(of: pump, preparation.upload)
      report.manifestKey = report.files.isEmpty ? nil : preparation.upload.manifestKey(run: report.runID)
      report.requests = .forecast(report.files, preparation.plan.connection, preparation.upload)
      report.status = .dryRun
    } catch {
      report.end(with: ExportFailure(error))
    }
    report.seconds = stopwatch.report
    events(.finished(report))
    return report
  }
}

extension ExportReport.Requests {
  /// The requests a run with these files sends when nothing has to be repeated and Amazon is done at the first question.
  static func forecast(
    _ files: [ExportReport.File], _ connection: Connection, _ upload: DatasetUpload
  ) -> ExportReport.Requests {
    guard !files.isEmpty else { return .init() }
    let uploads = files.reduce(1) { $0 + ObjectStoreSink.requests(forBytes: $1.bytes) }
    let removals = upload.cleansFiles ? files.count + 1 : 0
    let isAccountKnown = connection.accountID != nil && connection.marketplaceID != nil
    let calls = [
      // The list of accounts, and the question whether one holds the instance.
      isAccountKnown ? 0 : 2,
      // The look at the data set, and the upload itself.
      2,
      upload.createsDataset ? 1 : 0, upload.waitsUntilFinished ? 1 : 0,
    ]
    return .init(login: 1, objectStore: uploads + removals, marketingCloud: calls.reduce(0, +))
  }
}
