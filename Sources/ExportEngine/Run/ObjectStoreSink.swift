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
  private let uploaded: @Sendable (_ file: Int, _ part: Int, _ bytes: Int) -> Void

  private var buffer = ByteBuffer()
  private var fileNumber = 0
  /// The object under way, once it has a first whole part.
  private var writer: MultipartWriter?
  /// Keys of the objects that stand in the bucket, or may: noted before the request, whose answer can get lost.
  private(set) var writtenKeys: [String] = []

  init(
    _ client: ObjectStoreClient, tags: [ObjectStoreClient.Tag], key: @escaping (Int) -> String,
    uploaded: @escaping @Sendable (_ file: Int, _ part: Int, _ bytes: Int) -> Void
  ) {
    self.client = client
    self.tags = tags
    self.key = key
    self.uploaded = uploaded
  }

  func open(number: Int) {
    fileNumber = number
    writer = nil
    buffer.clear()
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
    guard let writer else {
      try await put(buffer, key: key, contentType: "application/gzip")
      return uploaded(file.number, 1, buffer.readableBytes)
    }
    if buffer.readableBytes > 0 { try await sendPart() }
    try await write(key) { try await writer.finish() }
    self.writer = nil
  }

  /// Writes an object in one request: the manifest.
  func put(_ bytes: [UInt8], key: String, contentType: String) async throws {
    try await put(ByteBuffer(bytes: bytes), key: key, contentType: contentType)
  }

  private func put(_ content: ByteBuffer, key: String, contentType: String) async throws {
    try await write(key) { _ = try await client.put(content, key: key, contentType: contentType, tags: tags) }
  }

  /// Keeps the key, unless S3 clearly refused to write it.
  private func write(_ key: String, _ request: () async throws -> Void) async throws {
    writtenKeys.append(key)
    do {
      try await request()
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
    let (uploaded, file) = (uploaded, fileNumber)
    return MultipartWriter(
      client, key: key(file), contentType: "application/gzip", tags: tags, partsInFlight: Self.partsInFlight
    ) { part in uploaded(file, part.number, part.bytes) }
  }

  /// Leaves no parts behind, even when the run was stopped. Written objects are the caller's to remove.
  func discardUnfinished() async {
    await writer?.abort()
    writer = nil
  }
}
