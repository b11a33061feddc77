import Activation
import Encoding
import ObjectStore

extension ExportRun {
  /// Encodes and uploads; returns the manifest's key, or nil when the source held no row.
  mutating func uploadFiles(_ preparation: Preparation, _ systems: RemoteSystems) async throws -> String? {
    let upload = preparation.upload
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
      try await sink.put(Array(lines.utf8), key: manifest, contentType: "text/plain")
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
    let rejects = RejectsFile(
      path: engine.surroundings.home.rejectsPath(run: report.runID),
      showsValues: preparation.plan.limits.listsRejectedValues)
    let tell = tell
    var pump = try RowPump(preparation, at: startedAt, sink: sink, rejects: rejects) { tell(.progressed($0)) }
    let outcome = await stopwatch.time("encode") { await pump.outcome() }
    report.count(pump, rejects)
    try outcome.get()
    report.takeFiles(of: pump, preparation.upload)
    tell(.stageEnded(.read))
    tell(.stageEnded(.encode))
    note(try pump.tally.findings(preparation) + preparation.source.issues)
    if report.files.isEmpty { report.status = .succeeded }
  }
}
