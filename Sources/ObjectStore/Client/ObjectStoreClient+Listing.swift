import Foundation
import Transport

extension ObjectStoreClient {
  /// The parts of an unfinished upload that S3 has, by number.
  public func parts(of upload: MultipartUpload) async throws(RemoteFailure) -> [Part] {
    var parts: [Part] = []
    try await pages(
      of: upload.key, [.init("uploadId", upload.id)], purpose: "list the parts of \(upload.key)"
    ) { page in
      for part in page.all("Part") {
        guard let number = part["PartNumber"].flatMap({ Int($0) }), let etag = part["ETag"],
          let bytes = part["Size"].flatMap({ Int($0) })
        else { continue }
        parts.append(Part(number: number, etag: etag, bytes: bytes))
      }
      return page["NextPartNumberMarker"].map { [.init("part-number-marker", $0)] }
    }
    return parts
  }

  /// Every upload that was begun below a prefix and neither completed nor aborted.
  public func unfinishedUploads(prefix: String) async throws(RemoteFailure) -> [MultipartUpload] {
    var uploads: [MultipartUpload] = []
    try await pages(
      of: nil, [.init("uploads", nil), .init("prefix", prefix), .init("encoding-type", "url")],
      purpose: "list the unfinished uploads of \(bucket)"
    ) { page in
      for upload in page.all("Upload") {
        guard let key = upload["Key"].flatMap(Self.decoded), let id = upload["UploadId"] else { continue }
        uploads.append(MultipartUpload(key: key, id: id))
      }
      guard let key = page["NextKeyMarker"].flatMap(Self.decoded), let id = page["NextUploadIdMarker"] else {
        return nil
      }
      return [.init("key-marker", key), .init("upload-id-marker", id)]
    }
    return uploads
  }

  /// The unfinished upload of a key that was begun first; nil when there is none.
  public func unfinishedUpload(of key: String) async throws(RemoteFailure) -> MultipartUpload? {
    try await unfinishedUploads(prefix: key).first { $0.key == key }
  }

  /// The keys below a prefix, in S3's order.
  public func keys(prefix: String) async throws(RemoteFailure) -> [String] {
    var keys: [String] = []
    try await pages(
      of: nil, [.init("list-type", "2"), .init("prefix", prefix), .init("encoding-type", "url")],
      purpose: "list the objects of \(bucket)"
    ) { page in
      keys += page.all("Contents").compactMap { $0["Key"].flatMap(Self.decoded) }
      return page["NextContinuationToken"].map { [.init("continuation-token", $0)] }
    }
    return keys
  }

  /// Asks for page after page, until one says that it is the last.
  /// - Parameter take: reads a page and returns what the next question adds; nil when the page names no next one.
  private func pages(
    of key: String?, _ query: [SignatureV4Request.QueryItem], purpose: String,
    _ take: (XMLElement) -> [SignatureV4Request.QueryItem]?
  ) async throws(RemoteFailure) {
    var marker: [SignatureV4Request.QueryItem] = []
    while true {
      let response = try await exchange(Call(method: "GET", key: key, query: query + marker, purpose: purpose))
      guard let page = XMLDocument(response.body).root else {
        throw RemoteFailure(
          .objectStore, .remoteUnavailable, at: "connection.s3.endpoint", status: response.status,
          "The answer to “\(purpose)” is no list (HTTP \(response.status)).",
          fix: "Check that the endpoint is an S3 service and that no proxy stands between.")
      }
      let next = take(page)
      // A page that is its own successor would be asked for without end.
      guard page["IsTruncated"] == "true", let next, next != marker else { return }
      marker = next
    }
  }

  /// Keys come percent-encoded, because XML cannot hold every character a key can; a blank may come as a plus.
  private static func decoded(_ key: String) -> String? {
    AWSPercentEncoding.decode(key.replacing("+", with: " "))
  }
}
