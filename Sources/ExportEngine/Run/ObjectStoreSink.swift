import Encoding
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

  private var buffer: [UInt8] = []
  private var fileNumber = 0
  /// The key whose multipart upload was asked for and is neither complete nor dropped.
  private var begunKey: String?
  private var upload: ObjectStoreClient.MultipartUpload?
  private var nextPart = 1
  private var parts: [ObjectStoreClient.Part] = []
  private var inFlight: [Task<ObjectStoreClient.Part, any Error>] = []
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
    nextPart = 1
    parts = []
    upload = nil
    buffer.removeAll(keepingCapacity: true)
  }

  func write(_ bytes: [UInt8]) async throws {
    buffer.append(contentsOf: bytes)
    while buffer.count >= Self.partBytes { try await send(take(Self.partBytes)) }
  }

  func close(_ file: EncodedFile) async throws {
    let key = key(file.number)
    guard let upload else {
      let bytes = take(buffer.count)
      try await put(bytes, key: key, contentType: "application/gzip")
      uploaded(file.number, 1, bytes.count)
      return
    }
    if !buffer.isEmpty { try await send(take(buffer.count)) }
    while !inFlight.isEmpty { try await land() }
    try await write(key) { () async throws(RemoteFailure) in _ = try await client.complete(upload, parts: parts) }
    self.upload = nil
    begunKey = nil
  }

  /// Writes an object in one request: a file of one part, or the manifest.
  func put(_ bytes: [UInt8], key: String, contentType: String) async throws {
    try await write(key) { () async throws(RemoteFailure) in
      _ = try await client.put(bytes, key: key, contentType: contentType, tags: tags)
    }
  }

  /// Keeps the key, unless S3 clearly refused to write it.
  private func write(_ key: String, _ request: () async throws(RemoteFailure) -> Void) async throws {
    writtenKeys.append(key)
    do {
      try await request()
    } catch {
      if !error.isUnclear { writtenKeys.removeLast() }
      throw error
    }
  }

  private func take(_ count: Int) -> [UInt8] {
    let part = Array(buffer.prefix(count))
    buffer.removeFirst(count)
    return part
  }

  private func send(_ bytes: [UInt8]) async throws {
    if upload == nil {
      let key = key(fileNumber)
      begunKey = key
      upload = try await client.createMultipartUpload(key: key, contentType: "application/gzip", tags: tags)
    }
    guard let upload else { return }
    if inFlight.count >= Self.partsInFlight { try await land() }
    let (client, uploaded, file, number) = (client, uploaded, fileNumber, nextPart)
    nextPart += 1
    inFlight.append(
      Task {
        let part = try await client.uploadPart(bytes, number: number, of: upload)
        uploaded(file, number, bytes.count)
        return part
      })
  }

  /// Waits for the oldest part.
  private func land() async throws {
    let task = inFlight.removeFirst()
    let part = try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
    parts.append(part)
  }

  /// Leaves no parts behind, even when the run was stopped. Written objects are the caller's to remove.
  func discardUnfinished() async {
    inFlight.forEach { $0.cancel() }
    for task in inFlight { _ = try? await task.value }
    inFlight = []
    guard let begunKey else { return }
    let (client, upload) = (client, upload)
    await Task {
      // When the answer got lost, only S3 knows the upload's id.
      let unfinished = if let upload { upload } else { try? await client.unfinishedUpload(of: begunKey) }
      if let unfinished { try? await client.abort(unfinished) }
    }.value
    self.upload = nil
    self.begunKey = nil
  }
}
