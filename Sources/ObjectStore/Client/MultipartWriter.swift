import NIOCore
import Transport

/// Writes one object in parts that travel side by side. Memory is bounded by the parts in flight.
///
/// Used by one task. After an error `abort` drops what S3 already has.
public final class MultipartWriter {
  private let client: ObjectStoreClient
  private let key: String
  private let contentType: String
  private let tags: [ObjectStoreClient.Tag]
  private let limit: Int
  private let landed: @Sendable (ObjectStoreClient.Part) -> Void

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
  ///   - landed: called for each part S3 has taken, from any thread.
  public init(
    _ client: ObjectStoreClient, key: String, contentType: String, tags: [ObjectStoreClient.Tag],
    partsInFlight limit: Int, landed: @escaping @Sendable (ObjectStoreClient.Part) -> Void
  ) {
    self.client = client
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
      upload = try await client.createMultipartUpload(key: key, contentType: contentType, tags: tags)
    }
    guard let upload else { return }
    while inFlight.count >= limit { try await land() }
    let (client, landed, number) = (client, landed, nextNumber)
    nextNumber += 1
    inFlight.append(
      Task {
        let taken = try await client.uploadPart(part, number: number, of: upload)
        landed(taken)
        return Landing(part: taken, buffer: part)
      })
  }

  /// Waits for all parts and puts them together.
  public func finish() async throws {
    while !inFlight.isEmpty { try await land() }
    guard let upload else { return }
    _ = try await client.complete(upload, parts: parts)
    self.upload = nil
    isBegun = false
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

  /// Leaves no parts behind, even when the task was cancelled.
  public func abort() async {
    inFlight.forEach { $0.cancel() }
    for task in inFlight { _ = try? await task.value }
    inFlight = []
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
