import Transport

extension ObjectStoreClient {
  /// An object that is being written in parts.
  public struct MultipartUpload: Sendable, Hashable {
    public let key: String
    public let id: String
  }

  /// A part that S3 has taken; numbers begin at 1.
  public struct Part: Sendable, Hashable {
    public let number: Int
    public let etag: String
  }

  /// Begins an object of several parts; tags are given here because they cannot be given at the end.
  public func createMultipartUpload(
    key: String, contentType: String, tags: [Tag] = []
  ) async throws(RemoteFailure) -> MultipartUpload {
    let headers = [HTTPRequest.Header("content-type", contentType)] + Tag.headers(tags)
    let purpose = "begin the multipart upload of \(key)"
    let response = try await exchange(
      "POST", key: key, query: [.init("uploads", nil)], headers: headers, purpose: purpose)
    guard let id = XMLDocument(response.body).text(of: "UploadId") else {
      throw RemoteFailure(
        .objectStore, .remoteRefused, at: "connection.s3", status: response.status,
        "S3 gave no upload id for \(key).", fix: "Check that the endpoint is an S3 service.")
    }
    return MultipartUpload(key: key, id: id)
  }

  public func uploadPart(
    _ body: [UInt8], number: Int, of upload: MultipartUpload
  ) async throws(RemoteFailure) -> Part {
    let query: [SignatureV4Request.QueryItem] = [.init("partNumber", String(number)), .init("uploadId", upload.id)]
    let response = try await exchange(
      "PUT", key: upload.key, query: query, body: body, purpose: "upload part \(number) of \(upload.key)")
    return Part(number: number, etag: response.header("etag") ?? "")
  }

  /// Puts the parts together. S3 may answer 200 with an error inside (contract 9.2), so only an ETag is a success.
  public func complete(_ upload: MultipartUpload, parts: [Part]) async throws(RemoteFailure) -> Receipt {
    let entries = parts.sorted { $0.number < $1.number }.map { part in
      "<Part><PartNumber>\(part.number)</PartNumber><ETag>\(XMLDocument.escaped(part.etag))</ETag></Part>"
    }
    let body =
      "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\(entries.joined())</CompleteMultipartUpload>"
    let purpose = "complete \(upload.key)"
    let response = try await exchange(
      "POST", key: upload.key, query: [.init("uploadId", upload.id)],
      headers: [.init("content-type", "application/xml")], body: Array(body.utf8), purpose: purpose)
    let answer = XMLDocument(response.body)
    guard answer.rootName != "Error", let etag = answer.text(of: "ETag") else {
      throw ObjectStoreError(response).failure(bucket: bucket, purpose: purpose)
    }
    return Receipt(etag: etag)
  }

  /// The unfinished upload of a key that was begun first; nil when there is none.
  public func unfinishedUpload(of key: String) async throws(RemoteFailure) -> MultipartUpload? {
    let response = try await exchange(
      "GET", key: nil, query: [.init("uploads", nil), .init("prefix", key)],
      purpose: "look for an unfinished upload of \(key)")
    let answer = XMLDocument(response.body)
    guard answer.text(of: "Key") == key, let id = answer.text(of: "UploadId") else { return nil }
    return MultipartUpload(key: key, id: id)
  }

  /// Drops the parts; storage for them is charged until then.
  public func abort(_ upload: MultipartUpload) async throws(RemoteFailure) {
    _ = try await exchange(
      "DELETE", key: upload.key, query: [.init("uploadId", upload.id)],
      purpose: "drop the unfinished upload of \(upload.key)")
  }
}
