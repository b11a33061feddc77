import Activation
import Documents
import Encoding
import Foundation
import MarketingCloud
import ObjectStore
import Transport

/// One live export, from the first look at the data set to the last removed file.
struct ExportRun {
  typealias Listener = @Sendable (ExportEvent) -> Void

  let engine: Engine
  let file: DraftFile
  let tell: Listener
  var report: ExportReport
  private var stopwatch = Stopwatch()
  private let startedAt: Date

  init(_ engine: Engine, _ file: DraftFile, tell: @escaping Listener) {
    self.engine = engine
    self.file = file
    self.tell = tell
    startedAt = engine.surroundings.now()
    let name = file.draft.activation["activation"]?.scalarText ?? ""
    report = ExportReport(runID: RunIdentifier.make(at: startedAt), activation: name, status: .failed)
  }

  /// Never throws: a failed run is a report whose issues say why.
  mutating func execute() async -> ExportReport {
    tell(.started(run: report.runID, activation: report.activation))
    do {
      try await export()
    } catch {
      let failure = ExportFailure(error)
      let wasStopped = Task.isCancelled || failure.issues.contains { $0.code == .interrupted }
      report.status = wasStopped ? .interrupted : .failed
      report.issues += failure.issues.filter { !report.issues.contains($0) }
    }
    report.seconds = stopwatch.report
    tell(.finished(report))
    return report
  }

  private mutating func export() async throws {
    let tell = tell
    let preparation = try await stopwatch.time("prepare") { [engine, file] in
      try await engine.prepare(file) { plan in try await engine.remoteDefinition(plan, tell: tell) }
    }
    note(preparation.issues)
    report.columns = .init(preparation.columns)
    report.datasetID = preparation.plan.upload.datasetID
    let systems = try RemoteSystems(preparation.plan, engine.surroundings) { tell(.retrying($0)) }
    let target = try await stopwatch.time("prepare") { try await Target.find(preparation, systems, tell) }
    let manifest = try await uploadFiles(preparation, systems)
    guard let manifest else { return }
    do {
      try await submit(preparation, systems, target, manifest)
    } catch {
      // Nothing was posted, so nobody needs the files.
      if report.uploadID == nil { await remove(report.files.map(\.key) + [manifest], systems.objectStore) }
      throw error
    }
    try await watch(preparation.plan, systems, target.account)
    if preparation.plan.upload.cleansFiles, report.status != .running {
      await clean(manifest, systems.objectStore)
    }
  }

  private mutating func note(_ issues: [Issue]) {
    for issue in issues {
      report.issues.append(issue)
      tell(.issue(issue))
    }
  }
}

// MARK: Files

extension ExportRun {
  /// Encodes and uploads; returns the manifest's key, or nil when the source held no row.
  private mutating func uploadFiles(_ preparation: Preparation, _ systems: RemoteSystems) async throws -> String? {
    let upload = preparation.plan.upload
    let tell = tell
    let runID = report.runID
    let tags = [ObjectStoreClient.Tag("instanceId", preparation.plan.connection.instanceID)]
    let sink = ObjectStoreSink(systems.objectStore, tags: tags, key: { upload.fileKey(run: runID, number: $0) }) {
      tell(.partUploaded(file: $0, part: $1, bytes: $2))
    }
    do {
      try await pump(preparation, into: sink)
      guard !report.files.isEmpty else { return nil }
      report.files.forEach { tell(.fileUploaded($0)) }
      let manifest = upload.manifestKey(run: runID)
      let lines = report.files.map { "s3://\(upload.bucket)/\($0.key)\n" }.joined()
      _ = try await systems.objectStore.put(Array(lines.utf8), key: manifest, contentType: "text/plain", tags: tags)
      report.manifestKey = manifest
      report.bytesUploaded = report.files.reduce(lines.utf8.count) { $0 + $1.bytes }
      tell(.stageEnded(.upload))
      return manifest
    } catch {
      await sink.discardUnfinished()
      await remove(sink.writtenKeys, systems.objectStore)
      report.files = []
      throw error
    }
  }

  private mutating func pump(_ preparation: Preparation, into sink: ObjectStoreSink) async throws {
    for stage in [ExportStage.read, .encode, .upload] { tell(.stageBegan(stage)) }
    let rejects = RejectsFile(path: engine.surroundings.home.rejectsPath(run: report.runID))
    let tell = tell
    var pump = try RowPump(
      preparation, strings: StringBuilder.values(of: preparation.plan.mapping, at: startedAt), sink: sink,
      rejects: rejects, report: { tell(.progressed($0)) })
    let result = await stopwatch.time("encode") { () async -> Result<Void, any Error> in
      do { return .success(try await pump.run()) } catch { return .failure(error) }
    }
    report.rows = .init(pump.tally)
    report.rejectsPath = rejects.writtenPath
    try result.get()
    report.files = pump.files.map { file in
      .init(
        key: preparation.plan.upload.fileKey(run: report.runID, number: file.number), bytes: file.bytes, rows: file.rows
      )
    }
    tell(.stageEnded(.read))
    tell(.stageEnded(.encode))
    try checkSomethingToSend(pump.tally)
    noteRowsWithoutCountry(pump.tally)
  }

  /// An empty source is no mistake; a source of which nothing can be sent is one.
  private mutating func checkSomethingToSend(_ tally: EncodingTally) throws(ExportFailure) {
    guard tally.exported == 0 else { return }
    let fix = "Look at the rejected rows and at the mapping."
    guard tally.read == 0 else {
      throw ExportFailure(
        .error(
          .nothingToSend, "source", "None of the \(tally.read) rows can be sent; nothing was posted to Amazon.",
          fix: fix))
    }
    report.status = .succeeded
    note([
      .warning(
        .nothingToSend, "source", "The source holds no rows; nothing was posted to Amazon.",
        fix: "Check the source if you expected rows.")
    ])
  }

  private mutating func noteRowsWithoutCountry(_ tally: EncodingTally) {
    guard tally.withoutCountry > 0 else { return }
    note([
      .warning(
        .noCountry, "result_settings.country_code",
        "\(tally.withoutCountry) rows carry no country; Amazon will not match them to people.",
        fix: "Set country_code, or fill the country column.")
    ])
  }

  /// Runs even when the task was cancelled, so that a stopped run leaves nothing behind.
  private func remove(_ keys: [String], _ store: ObjectStoreClient) async {
    let tell = tell
    await Task {
      for key in keys where (try? await store.delete(key: key)) != nil { tell(.fileRemoved(key: key)) }
    }.value
  }
}

// MARK: Amazon

extension ExportRun {
  private mutating func submit(
    _ preparation: Preparation, _ systems: RemoteSystems, _ target: Target, _ manifest: String
  ) async throws {
    try Task.checkCancellation()
    tell(.stageBegan(.submit))
    let upload = preparation.plan.upload
    let state = try await stopwatch.time("submit") {
      if target.mustBeCreated { try await target.create(preparation.definition, systems.marketingCloud) }
      return try await systems.marketingCloud.startUpload(
        UploadRequest(
          datasetID: upload.datasetID, strategy: upload.strategy,
          // A country code is refused for a data set without identity columns (contract 3.4).
          countryCode: preparation.definition.hasIdentity ? upload.countryCode : nil, bucket: upload.bucket,
          manifestKey: manifest), in: target.account)
    }
    if target.mustBeCreated {
      report.datasetCreated = true
      tell(.datasetCreated(id: upload.datasetID))
    }
    report.uploadID = state.id
    report.remoteStatus = state.status
    report.status = .running
    tell(.submitted(uploadID: state.id))
    tell(.stageEnded(.submit))
  }

  /// Asks until Amazon is done. A passing failure of a question is not a failure of the upload.
  private mutating func watch(_ plan: Plan, _ systems: RemoteSystems, _ account: Account) async throws {
    guard plan.upload.waitsUntilFinished, let id = report.uploadID else {
      report.status = .succeeded
      return
    }
    tell(.stageBegan(.amazon))
    let watcher = UploadWatcher(
      client: systems.marketingCloud, uploadID: id, datasetID: plan.upload.datasetID, account: account,
      surroundings: engine.surroundings, tell: tell)
    let state = try await stopwatch.time("amazon") { try await watcher.wait() }
    report.remoteStatus = state.status
    switch state.phase {
    case .succeeded: report.status = .succeeded
    case .failed:
      report.status = .failed
      note([watcher.failure(state)])
    case .running: note([watcher.stillRunning])
    }
    tell(.stageEnded(.amazon))
  }

  private mutating func clean(_ manifest: String, _ store: ObjectStoreClient) async {
    tell(.stageBegan(.clean))
    let tell = tell
    let keys = report.files.map(\.key) + [manifest]
    let left = await stopwatch.time("clean") { () async -> [String] in
      var left: [String] = []
      for key in keys {
        do {
          try await store.delete(key: key)
          tell(.fileRemoved(key: key))
        } catch {
          left.append(key)
        }
      }
      return left
    }
    if !left.isEmpty {
      note([
        .warning(
          .cleaningFailed, "result_settings.clean_upload_file",
          "These files are still in the bucket: \(left.joined(separator: ", ")).",
          fix: "Grant s3:DeleteObject, and remove them by hand.")
      ])
    }
    tell(.stageEnded(.clean))
  }
}
