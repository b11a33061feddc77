import Transport

extension ObjectStoreClient {
  /// What S3 says of an object that was written.
  public struct Receipt: Sendable, Hashable {
    public let etag: String
  }

  /// Writes one object in one request; up to 5 GiB, meant for small ones.
  /// - Parameter tags: at most ten (contract 9.2).
  public func put(
    _ body: [UInt8], key: String, contentType: String, tags: [Tag] = []
  ) async throws(RemoteFailure) -> Receipt {
    let headers = [HTTPRequest.Header("content-type", contentType)] + Tag.headers(tags)
    let response = try await exchange("PUT", key: key, headers: headers, body: body, purpose: "write \(key)")
    return Receipt(etag: response.header("etag") ?? "")
  }

  /// Removes one object; one that is already gone counts as removed.
  public func delete(key: String) async throws(RemoteFailure) {
    _ = try await exchange("DELETE", key: key, purpose: "remove \(key)")
  }

  /// Asks whether the bucket exists and these credentials may see it.
  public func checkBucket() async throws(RemoteFailure) {
    _ = try await exchange(
      "GET", key: nil, query: [.init("list-type", "2"), .init("max-keys", "1")], purpose: "look at bucket \(bucket)")
  }

  /// An object tag; Amazon wants `instanceId` on every file of an upload (contract 9.1).
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
}
