import Encoding
import Journal
import ObjectStore
import Transport

/// What an earlier attempt left, as far as the store still has it: where a run goes on.
struct ResumePoint {
  /// Whole files, from the first on.
  var files: [EncodedFile] = []
  var rejectsBytes = 0
  /// Parts of the file behind them.
  var left: MultipartWriter.Left?
  /// Set when all files and the manifest are there.
  var manifestKey: String?

  /// The beginning.
  static let start = ResumePoint()

  var tally: EncodingTally { files.last?.end ?? EncodingTally() }
}

extension ResumePoint {
  /// Reads the journal and believes it only as far as the store agrees (DESIGN 6).
  static func find(_ run: String, in journal: Journal, _ store: ObjectStoreClient) async throws -> ResumePoint {
    var point = ResumePoint()
    let records = try journal.files(of: run)
    let dataFiles = records.filter { $0.number != RunLedger.manifest }
    for record in dataFiles {
      guard let file = try await kept(record, store) else { break }
      point.files.append(file.file)
      point.rejectsBytes = file.rejectsBytes
    }
    if let open = dataFiles.first(where: { $0.number == point.files.count + 1 }), open.state == .open {
      point.left = try await left(of: open, in: run, journal, store)
    }
    let manifest = records.first { $0.number == RunLedger.manifest && $0.state == .complete }
    if let manifest, point.files.count == dataFiles.count, let position = FilePosition(manifest.position),
      try await store.head(key: manifest.key)?.bytes == manifest.bytes
    {
      point.manifestKey = manifest.key
      point.finish(at: position)
    }
    return point
  }

  /// Rows behind the last file were all skipped; they count all the same.
  private mutating func finish(at position: FilePosition) {
    rejectsBytes = position.rejectsBytes
    guard let last = files.popLast() else { return }
    files.append(EncodedFile(number: last.number, bytes: last.bytes, rows: last.rows, end: position.tally))
  }

  /// Nil when the object is gone, or is another one.
  private static func kept(
    _ record: FileRecord, _ store: ObjectStoreClient
  ) async throws -> (file: EncodedFile, rejectsBytes: Int)? {
    guard record.state == .complete, let position = FilePosition(record.position),
      let object = try await store.head(key: record.key), object.bytes == record.bytes, object.etag == record.etag
    else { return nil }
    let file = EncodedFile(number: record.number, bytes: record.bytes, rows: record.rows, end: position.tally)
    return (file, position.rejectsBytes)
  }

  /// The parts that both the journal and the store know.
  private static func left(
    of record: FileRecord, in run: String, _ journal: Journal, _ store: ObjectStoreClient
  ) async throws -> MultipartWriter.Left? {
    guard let id = record.multipart else { return nil }
    let upload = ObjectStoreClient.MultipartUpload(key: record.key, id: id)
    guard try await store.unfinishedUploads(prefix: record.key).contains(upload) else { return nil }
    let listed = try await store.parts(of: upload).reduce(into: [:]) { $0[$1.number] = $1 }
    let parts = try journal.parts(ofFile: record.number, of: run).filter { part in
      listed[part.number]?.etag == part.etag && listed[part.number]?.bytes == part.bytes
    }
    return MultipartWriter.Left(
      upload, parts: parts.map { .init(number: $0.number, etag: $0.etag, bytes: $0.bytes, digest: $0.digest) })
  }
}
