import NIOCore
import Transport

/// Writes one object in parts that travel side by side. Memory is bounded by the parts in flight.
///
/// Used by one task. After an error `abort` drops what S3 already has, and `leave` keeps it for another writer.
public final class MultipartWriter {
  /// What an earlier writer left in S3.
  public struct Left: Sendable, Hashable {
    public let upload: ObjectStoreClient.MultipartUpload
    /// Parts with their digests; one that is made again is sent only when it differs.
    public let parts: [ObjectStoreClient.Part]

    public init(_ upload: ObjectStoreClient.MultipartUpload, parts: [ObjectStoreClient.Part]) {
      self.upload = upload
      self.parts = parts
    }
  }

  private let client: ObjectStoreClient
  private let key: String
  private let contentType: String
  private let tags: [ObjectStoreClient.Tag]
  private let limit: Int
  private let begun: @Sendable (ObjectStoreClient.MultipartUpload) throws -> Void
  private let landed: @Sendable (ObjectStoreClient.Part) throws -> Void
  private var left: [Int: ObjectStoreClient.Part]

  private var isBegun = false
  private var upload: ObjectStoreClient.MultipartUpload?
  private var nextNumber = 1
  private var parts: [ObjectStoreClient.Part] = []
  private var inFlight: [Task<Landing, any Error>] = []
  private var spare: [ByteBuffer] = []

  private struct Landing: Sendable {
    let part: ObjectStoreClient.Part
    /// Handed back, so that the next part needs no fresh memory.
    let buffer: ByteBuffer
  }

  /// - Parameters:
  ///   - limit: how many parts are on their way at once.
  ///   - left: goes on where an earlier writer stopped.
  ///   - begun: called once S3 has named the upload, before any part is sent.
  ///   - landed: called for each part S3 has taken, from any thread. What these two throw ends the upload.
  public init(
    _ client: ObjectStoreClient, key: String, contentType: String, tags: [ObjectStoreClient.Tag],
    partsInFlight limit: Int, continuing left: Left? = nil,
    begun: @escaping @Sendable (ObjectStoreClient.MultipartUpload) throws -> Void = { _ in },
    landed: @escaping @Sendable (ObjectStoreClient.Part) throws -> Void
  ) {
    self.client = client
    self.begun = begun
    self.left = (left?.parts ?? []).reduce(into: [:]) { $0[$1.number] = $1 }
    upload = left?.upload
    isBegun = left != nil
    self.key = key
    self.contentType = contentType
    self.tags = tags
    self.limit = limit
    self.landed = landed
  }

  /// True once the upload was asked for, even when its answer got lost.
  public var isUnfinished: Bool { isBegun }

  /// An empty buffer, with the room of a part that has landed when there is one.
  public func takeBuffer() -> ByteBuffer {
    var buffer = spare.popLast() ?? ByteBuffer()
    buffer.clear()
    return buffer
  }

  /// Sends a part on its way, once there is room for it.
  /// - Throws: `RemoteFailure` of this or of an earlier part.
  public func send(_ part: ByteBuffer) async throws {
    if upload == nil {
      isBegun = true
      let upload = try await client.createMultipartUpload(key: key, contentType: contentType, tags: tags)
      self.upload = upload
      try begun(upload)
    }
    guard let upload else { return }
    if let part = leftPart(equalTo: part) { return parts.append(part) }
    while inFlight.count >= limit { try await land() }
    let (client, landed, number) = (client, landed, nextNumber)
    nextNumber += 1
    inFlight.append(
      Task {
        let taken = try await client.uploadPart(part, number: number, of: upload)
        try landed(taken)
        return Landing(part: taken, buffer: part)
      })
  }

  /// The next part, when S3 has these very bytes already.
  private func leftPart(equalTo content: ByteBuffer) -> ObjectStoreClient.Part? {
    guard let part = left[nextNumber], part.bytes == content.readableBytes,
      part.digest == client.payloadHash(of: content)
    else { return nil }
    nextNumber += 1
    spare.append(content)
    return part
  }

  /// Waits for all parts and puts them together.
  /// - Returns: what S3 says of the object; nil when no part was sent.
  public func finish() async throws -> ObjectStoreClient.Receipt? {
    while !inFlight.isEmpty { try await land() }
    guard let upload else { return nil }
    let receipt = try await client.complete(upload, parts: parts)
    self.upload = nil
    isBegun = false
    return receipt
  }

  /// Waits for the oldest part.
  private func land() async throws {
    let task = inFlight.removeFirst()
    let landing = try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
    parts.append(landing.part)
    spare.append(landing.buffer)
  }

  /// Stops, and keeps the parts that S3 has.
  public func leave() async {
    inFlight.forEach { $0.cancel() }
    for task in inFlight { _ = try? await task.value }
    inFlight = []
  }

  /// Leaves no parts behind, even when the task was cancelled.
  public func abort() async {
    await leave()
    guard isBegun else { return }
    let (client, upload, key) = (client, upload, key)
    await Task {
      // When the answer got lost, only S3 knows the upload's id.
      let unfinished = if let upload { upload } else { try? await client.unfinishedUpload(of: key) }
      if let unfinished { try? await client.abort(unfinished) }
    }.value
    self.upload = nil
    isBegun = false
  }
}
