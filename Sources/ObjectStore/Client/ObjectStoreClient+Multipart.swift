import NIOCore
import Transport

extension ObjectStoreClient {
  /// An object that is being written in parts.
  public struct MultipartUpload: Sendable, Hashable {
    public let key: String
    public let id: String

    public init(key: String, id: String) {
      self.key = key
      self.id = id
    }
  }

  /// A part that S3 has taken; numbers begin at 1.
  public struct Part: Sendable, Hashable {
    public let number: Int
    public let etag: String
    public let bytes: Int
    /// SHA-256 in lower-case hexadecimal; nil for a part that was not signed, or that S3 told us about.
    public let digest: String?

    public init(number: Int, etag: String, bytes: Int, digest: String? = nil) {
      self.number = number
      self.etag = etag
      self.bytes = bytes
      self.digest = digest
    }
  }

  /// Begins an object of several parts; tags are given here because they cannot be given at the end.
  public func createMultipartUpload(
    key: String, contentType: String, tags: [Tag] = []
  ) async throws(RemoteFailure) -> MultipartUpload {
    let headers = [HTTPRequest.Header("content-type", contentType)] + Tag.headers(tags)
    let purpose = "begin the multipart upload of \(key)"
    let response = try await exchange(
      Call(method: "POST", key: key, query: [.init("uploads", nil)], headers: headers, purpose: purpose))
    guard let id = XMLDocument(response.body).text(of: "UploadId"), !id.isEmpty else {
      throw RemoteFailure(
        .objectStore, .remoteRefused, at: "connection.s3", status: response.status,
        "S3 gave no upload id for \(key) (HTTP \(response.status)).", fix: "Check that the endpoint is an S3 service.")
    }
    return MultipartUpload(key: key, id: id)
  }

  public func uploadPart(
    _ body: [UInt8], number: Int, of upload: MultipartUpload
  ) async throws(RemoteFailure) -> Part {
    try await uploadPart(ByteBuffer(bytes: body), number: number, of: upload)
  }

  /// Hashes a part once and sends it, again where that helps.
  /// - Parameter number: 1 to `mostParts`.
  public func uploadPart(
    _ content: ByteBuffer, number: Int, of upload: MultipartUpload
  ) async throws(RemoteFailure) -> Part {
    let query: [SignatureV4Request.QueryItem] = [.init("partNumber", String(number)), .init("uploadId", upload.id)]
    let hash = payloadHash(of: content)
    let response = try await exchange(
      Call(
        method: "PUT", key: upload.key, query: query, content: content, payloadHash: hash,
        purpose: "upload part \(number) of \(upload.key)"))
    return Part(
      number: number, etag: response.header("etag") ?? "", bytes: content.readableBytes,
      digest: hash == SignatureV4.unsignedPayload ? nil : hash)
  }

  /// Puts the parts together. S3 may answer 200 with an error inside (contract 9.2), so only an ETag is a success.
  ///
  /// When the answer to a former attempt got lost, S3 no longer knows the upload; then the object itself is looked at.
  public func complete(_ upload: MultipartUpload, parts: [Part]) async throws(RemoteFailure) -> Receipt {
    let entries = parts.sorted { $0.number < $1.number }.map { part in
      "<Part><PartNumber>\(part.number)</PartNumber><ETag>\(XMLDocument.escaped(part.etag))</ETag></Part>"
    }
    let body =
      "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\(entries.joined())</CompleteMultipartUpload>"
    let call = Call(
      method: "POST", key: upload.key, query: [.init("uploadId", upload.id)],
      headers: [.init("content-type", "application/xml")], content: ByteBuffer(string: body),
      purpose: "complete \(upload.key)")
    let response = try await answer(to: call)
    if response.status == 404, ObjectStoreError(response).word == "NoSuchUpload",
      let whole = try await completed(upload.key, parts)
    {
      return whole
    }
    let answer = XMLDocument(response.body)
    guard response.isSuccess, answer.root?.name == "CompleteMultipartUploadResult", let etag = answer.text(of: "ETag")
    else { throw failure(response, call.purpose) }
    return Receipt(etag: etag)
  }

  /// The object these parts make: as long as they are together, and by its ETag of as many parts.
  private func completed(_ key: String, _ parts: [Part]) async throws(RemoteFailure) -> Receipt? {
    guard let object = try await head(key: key), object.bytes == parts.reduce(0, { $0 + $1.bytes }),
      object.etag.filter({ $0 != "\"" }).hasSuffix("-\(parts.count)")
    else { return nil }
    return Receipt(etag: object.etag)
  }

  /// Drops the parts; storage for them is charged until then. One that is already gone counts as dropped.
  public func abort(_ upload: MultipartUpload) async throws(RemoteFailure) {
    let call = Call(
      method: "DELETE", key: upload.key, query: [.init("uploadId", upload.id)],
      purpose: "drop the unfinished upload of \(upload.key)")
    let response = try await answer(to: call)
    guard response.isSuccess || ObjectStoreError(response).word == "NoSuchUpload" else {
      throw failure(response, call.purpose)
    }
  }
}
