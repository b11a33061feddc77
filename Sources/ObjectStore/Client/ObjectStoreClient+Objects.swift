import NIOCore
import Transport

extension ObjectStoreClient {
  /// What S3 says of an object that was written.
  public struct Receipt: Sendable, Hashable {
    public let etag: String
  }

  /// What S3 says of an object that is there.
  public struct Description: Sendable, Hashable {
    public let etag: String
    public let bytes: Int
    public let contentType: String?
  }

  /// An object or bucket tag; Amazon wants `instanceId` on every file of an upload (contract 9.1).
  public struct Tag: Sendable, Hashable {
    public let key: String
    public let value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }

    static func headers(_ tags: [Tag]) -> [HTTPRequest.Header] {
      guard !tags.isEmpty else { return [] }
      let items = tags.map { "\(AWSPercentEncoding.component($0.key))=\(AWSPercentEncoding.component($0.value))" }
      return [.init("x-amz-tagging", items.joined(separator: "&"))]
    }
  }

  public func put(
    _ body: [UInt8], key: String, contentType: String, tags: [Tag] = []
  ) async throws(RemoteFailure) -> Receipt {
    try await put(ByteBuffer(bytes: body), key: key, contentType: contentType, tags: tags)
  }

  /// Writes one object in one request; up to 5 GiB, meant for small ones.
  /// - Parameter tags: at most ten (contract 9.2).
  public func put(
    _ content: ByteBuffer, key: String, contentType: String, tags: [Tag] = []
  ) async throws(RemoteFailure) -> Receipt {
    let headers = [HTTPRequest.Header("content-type", contentType)] + Tag.headers(tags)
    let response = try await exchange(
      Call(method: "PUT", key: key, headers: headers, content: content, purpose: "write \(key)"))
    return Receipt(etag: response.header("etag") ?? "")
  }

  /// What stands under a key; nil when nothing does.
  public func head(key: String) async throws(RemoteFailure) -> Description? {
    let call = Call(method: "HEAD", key: key, purpose: "look at \(key)")
    let response = try await answer(to: call)
    if response.status == 404 { return nil }
    guard response.isSuccess else { throw failure(response, call.purpose) }
    return Description(
      etag: response.header("etag") ?? "", bytes: response.header("content-length").flatMap { Int($0) } ?? 0,
      contentType: response.header("content-type"))
  }

  /// Removes one object; one that is already gone counts as removed.
  public func delete(key: String) async throws(RemoteFailure) {
    _ = try await exchange(Call(method: "DELETE", key: key, purpose: "remove \(key)"))
  }
}
