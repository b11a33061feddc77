import Encoding
import NIOCore
import ObjectStore
import Transport

/// The sink of a live run: files go to S3 while they are made, in parts that travel side by side.
final class ObjectStoreSink: FileSink {
  /// Bytes of a part; at least S3's smallest.
  static let partBytes = 8 * 1024 * 1024
  /// Parts on their way at once; with `partBytes` this bounds the memory.
  static let partsInFlight = 3

  /// How many requests a file of that size takes: one, or begin, parts and complete.
  static func requests(forBytes bytes: Int) -> Int {
    bytes < partBytes ? 1 : (bytes + partBytes - 1) / partBytes + 2
  }

  private let client: ObjectStoreClient
  private let tags: [ObjectStoreClient.Tag]
  private let key: (Int) -> String
  private let ledger: RunLedger
  let rejects: RejectsFile
  private let uploaded: @Sendable (_ file: Int, _ part: Int, _ bytes: Int) -> Void
  /// Parts of the first file to come that an earlier attempt sent.
  private var left: MultipartWriter.Left?

  private var buffer = ByteBuffer()
  private var fileNumber = 0
  /// The object under way, once it has a first whole part.
  private var writer: MultipartWriter?
  /// Keys of the objects that stand in the bucket, or may: noted before the request, whose answer can get lost.
  private(set) var writtenKeys: [String] = []

  /// - Parameters:
  ///   - left: what an earlier attempt sent of the first file to come.
  ///   - ledger: told of each step before the next depends on it.
  ///   - rejects: made durable together with each file.
  init(
    _ client: ObjectStoreClient, tags: [ObjectStoreClient.Tag], key: @escaping (Int) -> String,
    continuing left: MultipartWriter.Left? = nil, ledger: RunLedger, rejects: RejectsFile,
    uploaded: @escaping @Sendable (_ file: Int, _ part: Int, _ bytes: Int) -> Void
  ) {
    self.client = client
    self.tags = tags
    self.key = key
    self.left = left
    self.ledger = ledger
    self.rejects = rejects
    self.uploaded = uploaded
  }

  func open(number: Int) throws {
    fileNumber = number
    writer = nil
    buffer.clear()
    if left == nil { try ledger.open(number, key: key(number)) }
  }

  /// Cut at exactly `partBytes`, so that the same rows always make the same parts.
  func write(_ bytes: [UInt8]) async throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      buffer.reserveCapacity(Self.partBytes)
      let piece = rest.prefix(Self.partBytes - buffer.readableBytes)
      buffer.writeBytes(piece)
      rest = rest.dropFirst(piece.count)
      if buffer.readableBytes == Self.partBytes { try await sendPart() }
    }
  }

  func close(_ file: EncodedFile) async throws {
    let key = key(file.number)
    let receipt: ObjectStoreClient.Receipt?
    if let writer {
      if buffer.readableBytes > 0 { try await sendPart() }
      receipt = try await write(key) { try await writer.finish() }
      self.writer = nil
    } else {
      try await dropLeft()
      let content = buffer
      receipt = try await write(key) { try await put(content, key: key) }
      uploaded(file.number, 1, content.readableBytes)
    }
    try ledger.complete(file, key: key, etag: receipt?.etag ?? "", rejectsBytes: rejects.makeDurable())
  }

  /// A file that is too small for parts needs none that an earlier attempt sent.
  private func dropLeft() async throws {
    if let left { try await client.abort(left.upload) }
    left = nil
  }

  /// Writes the manifest.
  func put(manifest lines: [UInt8], key: String) async throws {
    _ = try await write(key) {
      try await client.put(lines, key: key, contentType: "text/plain", tags: tags)
    }
  }

  private func put(_ content: ByteBuffer, key: String) async throws -> ObjectStoreClient.Receipt {
    try await client.put(content, key: key, contentType: "application/gzip", tags: tags)
  }

  /// Keeps the key, unless S3 clearly refused to write it.
  private func write<Value>(_ key: String, _ request: () async throws -> Value) async throws -> Value {
    writtenKeys.append(key)
    do {
      return try await request()
    } catch {
      if let failure = error as? RemoteFailure, !failure.isUnclear { writtenKeys.removeLast() }
      throw error
    }
  }

  private func sendPart() async throws {
    let writer = writer ?? makeWriter()
    self.writer = writer
    let part = buffer
    buffer = writer.takeBuffer()
    try await writer.send(part)
  }

  private func makeWriter() -> MultipartWriter {
    let (uploaded, file, ledger) = (uploaded, fileNumber, ledger)
    defer { left = nil }
    return MultipartWriter(
      client, key: key(file), contentType: "application/gzip", tags: tags, partsInFlight: Self.partsInFlight,
      continuing: left, begun: { try ledger.begin($0, of: file) },
      landed: { part in
        try ledger.take(part, of: file)
        uploaded(file, part.number, part.bytes)
      })
  }

  /// Keeps what S3 has, for a run that goes on later.
  func leave() async { await writer?.leave() }

  /// Leaves no parts behind, even when the run was stopped. Written objects are the caller's to remove.
  func discardUnfinished() async {
    await writer?.abort()
    writer = nil
    if let left { await Task { [client] in try? await client.abort(left.upload) }.value }
    left = nil
  }
}
