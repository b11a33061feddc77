import Activation
import Encoding
import ObjectStore

extension ExportRun {
  /// Encodes and uploads what is not there yet; returns the manifest's key, or nil when the source held no row.
  ///
  /// What stops the run for a while leaves everything in the bucket for `resume`; what ends it for good leaves nothing.
  mutating func uploadFiles(
    _ preparation: Preparation, _ systems: RemoteSystems, _ ledger: RunLedger, from point: ResumePoint
  ) async throws -> String? {
    if let manifest = point.manifestKey {
      try recall(ledger)
      return manifest
    }
    let sink = sink(preparation, systems.objectStore, ledger, point)
    do {
      let tally = try await pump(preparation, into: sink, from: point)
      guard !report.files.isEmpty else { return nil }
      report.files.dropFirst(point.files.count).forEach { tell(.fileUploaded($0)) }
      let manifest = preparation.upload.manifestKey(run: report.runID)
      let lines = report.files.map { "s3://\(preparation.upload.bucket)/\($0.key)\n" }.joined()
      try ledger.open(RunLedger.manifest, key: manifest)
      try await sink.put(manifest: Array(lines.utf8), key: manifest)
      try ledger.complete(
        manifest: manifest, bytes: lines.utf8.count, tally: tally, rejectsBytes: sink.rejects.makeDurable())
      report.manifestKey = manifest
      report.bytesUploaded = report.files.reduce(lines.utf8.count) { $0 + $1.bytes }
      tell(.stageEnded(.upload))
      return manifest
    } catch {
      await leaveOrRemove(sink, systems.objectStore, ledger, because: error)
      throw error
    }
  }

  private func sink(
    _ preparation: Preparation, _ store: ObjectStoreClient, _ ledger: RunLedger, _ point: ResumePoint
  ) -> ObjectStoreSink {
    let (upload, runID, tell) = (preparation.upload, report.runID, tell)
    let tags = [ObjectStoreClient.Tag("instanceId", preparation.plan.connection.instanceID)]
    let path = engine.surroundings.home.rejectsPath(run: runID)
    return ObjectStoreSink(
      store, tags: tags, key: { upload.fileKey(run: runID, number: $0) }, continuing: point.left, ledger: ledger,
      rejects: RejectsFile(
        path: path, showsValues: preparation.plan.limits.listsRejectedValues, keeping: point.rejectsBytes)
    ) { tell(.partUploaded(file: $0, part: $1, bytes: $2)) }
  }

  private mutating func leaveOrRemove(
    _ sink: ObjectStoreSink, _ store: ObjectStoreClient, _ ledger: RunLedger, because error: any Error
  ) async {
    if Task.isCancelled || ExportFailure(error).isPassing {
      await sink.leave()
      keepsFiles = (try? ledger.journal.files(of: ledger.runID))?.contains { $0.state != .removed } ?? true
    } else {
      await sink.discardUnfinished()
      let kept = (try? ledger.journal.files(of: ledger.runID).filter { $0.state == .complete }.map(\.key)) ?? []
      await remove(kept + sink.writtenKeys.filter { !kept.contains($0) }, store)
      report.files = []
    }
  }

  /// - Returns: what became of every row of the source.
  private mutating func pump(
    _ preparation: Preparation, into sink: ObjectStoreSink, from point: ResumePoint
  ) async throws -> EncodingTally {
    for stage in [ExportStage.read, .encode, .upload] { tell(.stageBegan(stage)) }
    let tell = tell
    var pump = try RowPump(preparation, at: startedAt, sink: sink, rejects: sink.rejects, after: point.files) {
      tell(.progressed($0))
    }
    let outcome = await stopwatch.time("encode") { await pump.outcome() }
    report.count(pump, sink.rejects)
    report.takeFiles(of: pump, preparation.upload)
    try outcome.get()
    tell(.stageEnded(.read))
    tell(.stageEnded(.encode))
    note(try pump.tally.findings(preparation) + preparation.source.issues)
    if report.files.isEmpty { report.status = .succeeded }
    return pump.tally
  }
}
