import NIOCore
import Transport

extension ObjectStoreClient {
  /// The most keys of one request (contract 9.2).
  static let mostDeletions = 1000

  /// A key that S3 kept, and why.
  public struct Kept: Sendable, Hashable {
    public let key: String
    public let failure: RemoteFailure
  }

  /// Removes objects, a thousand a request; those already gone count as removed.
  /// - Returns: the keys that are still there, each with S3's reason.
  /// - Throws: `RemoteFailure` when a request failed as a whole; what former requests removed stays removed.
  public func delete(keys: [String]) async throws(RemoteFailure) -> [Kept] {
    var kept: [Kept] = []
    for start in stride(from: 0, to: keys.count, by: Self.mostDeletions) {
      kept += try await deleteTogether(Array(keys[start..<min(start + Self.mostDeletions, keys.count)]))
    }
    return kept
  }

  private func deleteTogether(_ keys: [String]) async throws(RemoteFailure) -> [Kept] {
    let objects = keys.map { "<Object><Key>\(XMLDocument.escaped($0))</Key></Object>" }.joined()
    let body =
      "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\(objects)<Quiet>true</Quiet></Delete>"
    let call = Call(
      method: "POST", key: nil, query: [.init("delete", nil)],
      headers: [.init("content-type", "application/xml"), .init("content-md5", Self.contentMD5(of: body))],
      content: ByteBuffer(string: body), purpose: "remove \(keys.count) objects")
    let response = try await exchange(call)
    guard let result = XMLDocument(response.body).root, result.name == "DeleteResult" else {
      throw failure(response, call.purpose)
    }
    return result.all("Error").map { error in
      let key = error["Key"] ?? ""
      let failure = ObjectStoreError(status: response.status, word: error["Code"])
        .failure(bucket: bucket, purpose: "remove \(key)")
      return Kept(key: key, failure: failure)
    }
  }
}
