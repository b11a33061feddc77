import NIOCore
import Transport

extension ObjectStoreClient {
  /// Asks whether the bucket exists and these credentials may see it.
  public func checkBucket() async throws(RemoteFailure) {
    _ = try await exchange(
      Call(
        method: "GET", key: nil, query: [.init("list-type", "2"), .init("max-keys", "1")],
        purpose: "look at bucket \(bucket)"))
  }

  /// The bucket's own tags; none when nobody set any.
  public func bucketTags() async throws(RemoteFailure) -> [Tag] {
    let call = Call(
      method: "GET", key: nil, query: [.init("tagging", nil)], purpose: "read the tags of bucket \(bucket)")
    let response = try await answer(to: call)
    if ObjectStoreError(response).word == "NoSuchTagSet" { return [] }
    guard response.isSuccess, let set = XMLDocument(response.body).root?.first("TagSet") else {
      throw failure(response, call.purpose)
    }
    return set.all("Tag").compactMap { tag in tag["Key"].map { Tag($0, tag["Value"] ?? "") } }
  }

  /// Replaces **all** tags of the bucket (contract 9.2); give the ones to keep, too.
  public func setBucketTags(_ tags: [Tag]) async throws(RemoteFailure) {
    let entries = tags.map { tag in
      "<Tag><Key>\(XMLDocument.escaped(tag.key))</Key><Value>\(XMLDocument.escaped(tag.value))</Value></Tag>"
    }
    let body =
      "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>\(entries.joined())</TagSet></Tagging>"
    _ = try await exchange(
      Call(
        method: "PUT", key: nil, query: [.init("tagging", nil)],
        headers: [.init("content-type", "application/xml"), .init("content-md5", Self.contentMD5(of: body))],
        content: ByteBuffer(string: body), purpose: "set the tags of bucket \(bucket)"))
  }

  /// The bucket's policy as JSON text; nil when it has none.
  public func bucketPolicy() async throws(RemoteFailure) -> [UInt8]? {
    let call = Call(
      method: "GET", key: nil, query: [.init("policy", nil)], purpose: "read the policy of bucket \(bucket)")
    let response = try await answer(to: call)
    if ObjectStoreError(response).word == "NoSuchBucketPolicy" { return nil }
    guard response.isSuccess else { throw failure(response, call.purpose) }
    return response.body
  }
}
