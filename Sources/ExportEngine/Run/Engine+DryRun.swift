import Activation
import Documents
import Encoding
import ObjectStore

extension Engine {
  /// Does everything but sending: reads, converts, hashes and compresses all rows and counts what would go out.
  ///
  /// - Parameter folder: where the very files are written; nil throws them away.
  public func dryRun(
    _ file: DraftFile, writingTo folder: String? = nil, events: @escaping @Sendable (ExportEvent) -> Void = { _ in }
  ) async -> ExportReport {
    let startedAt = surroundings.now()
    let name = file.draft.activation["activation"]?.scalarText ?? ""
    var report = ExportReport(runID: RunIdentifier.make(at: startedAt), activation: name, status: .failed)
    var stopwatch = Stopwatch()
    events(.started(run: report.runID, activation: name))
    do {
      let preparation = try await prepare(file) { try await remoteDefinition($0, tell: events) }
      report.issues = preparation.issues
      report.columns = .init(preparation.columns)
      report.datasetID = preparation.plan.upload.datasetID
      let strings = StringBuilder.values(of: preparation.plan.mapping, at: startedAt)
      let rejects = RejectsFile(path: surroundings.home.rejectsPath(run: report.runID))
      let progressed: @Sendable (ExportProgress) -> Void = { events(.progressed($0)) }
      try await stopwatch.time("encode") {
        if let folder {
          let upload = preparation.plan.upload
          let runID = report.runID
          let sink = FolderSink(folder: folder) { number in
            let key = upload.fileKey(run: runID, number: number)
            return String(key.split(separator: "/").last ?? "")
          }
          var pump = try RowPump(preparation, strings: strings, sink: sink, rejects: rejects, report: progressed)
          try await Self.run(&pump, &report, rejects, preparation.plan)
        } else {
          var pump = try RowPump(
            preparation, strings: strings, sink: CountingSink(), rejects: rejects, report: progressed)
          try await Self.run(&pump, &report, rejects, preparation.plan)
        }
      }
      report.status = .dryRun
      report.requests = .forecast(report.files, preparation.plan)
    } catch {
      let failure = ExportFailure(error)
      report.status = Task.isCancelled ? .interrupted : .failed
      report.issues += failure.issues.filter { !report.issues.contains($0) }
    }
    report.seconds = stopwatch.report
    events(.finished(report))
    return report
  }

  private static func run<Sink: FileSink>(
    _ pump: inout RowPump<Sink>, _ report: inout ExportReport, _ rejects: RejectsFile, _ plan: Plan
  ) async throws {
    let result: Result<Void, any Error>
    do { result = .success(try await pump.run()) } catch { result = .failure(error) }
    report.rows = .init(pump.tally)
    report.rejectsPath = rejects.writtenPath
    try result.get()
    report.files = pump.files.map { file in
      .init(key: plan.upload.fileKey(run: report.runID, number: file.number), bytes: file.bytes, rows: file.rows)
    }
    report.manifestKey = report.files.isEmpty ? nil : plan.upload.manifestKey(run: report.runID)
  }
}

extension ExportReport.Requests {
  /// The requests a run with these files sends when nothing has to be repeated and Amazon is done at the first question.
  static func forecast(_ files: [ExportReport.File], _ plan: Plan) -> ExportReport.Requests {
    guard !files.isEmpty else { return .init() }
    let uploads = files.reduce(1) { sum, file in
      let parts = (file.bytes + ObjectStoreSink.partBytes - 1) / ObjectStoreSink.partBytes
      return sum + (file.bytes < ObjectStoreSink.partBytes ? 1 : parts + 2)
    }
    let removals = plan.upload.cleansFiles ? files.count + 1 : 0
    let accountCalls = plan.connection.accountID != nil && plan.connection.marketplaceID != nil ? 0 : 2
    let calls = accountCalls + 2 + (plan.upload.waitsUntilFinished ? 1 : 0) + (plan.upload.createsDataset ? 1 : 0)
    return .init(login: 1, objectStore: uploads + removals, marketingCloud: calls)
  }
}
