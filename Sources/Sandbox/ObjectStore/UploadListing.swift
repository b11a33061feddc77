import Foundation
import Transport

/// One page of ListMultipartUploads: by key, then by id.
struct UploadListing: Sendable {
  private let request: ObjectStoreRequest
  private let limit: Int
  private let page: [(id: String, upload: MultipartUpload)]
  private let isTruncated: Bool

  init(_ request: ObjectStoreRequest, uploads: [String: MultipartUpload]) throws(ObjectStoreRefusal) {
    self.request = request
    limit = try request.number("max-uploads", default: 1000, in: 1...1000)
    let prefix = request.value("prefix") ?? ""
    let all = uploads.filter { $0.value.key.utf8.starts(with: prefix.utf8) }
      .sorted { ($0.value.key, $0.key) < ($1.value.key, $1.key) }
    let rest = all.drop { Self.isBehind(request, $0.key, $0.value.key) }
    page = rest.prefix(limit).map { (id: $0.key, upload: $0.value) }
    isTruncated = rest.count > limit
  }

  /// A page begins after the upload that the markers name.
  private static func isBehind(_ request: ObjectStoreRequest, _ id: String, _ key: String) -> Bool {
    guard let marker = request.value("key-marker"), !marker.isEmpty else { return false }
    guard key == marker, let last = request.value("upload-id-marker") else { return key <= marker }
    return id <= last
  }

  var document: String {
    XMLText.document("ListMultipartUploadsResult") {
      var text =
        XMLText.element("Bucket", request.bucket) + XMLText.element("Prefix", encoded(request.value("prefix") ?? ""))
      text += XMLText.element("MaxUploads", String(limit))
      text += XMLText.element("IsTruncated", isTruncated ? "true" : "false")
      if isTruncated, let last = page.last {
        text += XMLText.element("NextKeyMarker", encoded(last.upload.key))
        text += XMLText.element("NextUploadIdMarker", last.id)
      }
      return text + page.map(element).joined()
    }
  }

  private func element(_ entry: (id: String, upload: MultipartUpload)) -> String {
    XMLText.element("Upload") {
      XMLText.element("Key", encoded(entry.upload.key)) + XMLText.element("UploadId", entry.id)
        + XMLText.element("Initiated", ObjectStoreService.time(entry.upload.initiated))
    }
  }

  private func encoded(_ text: String) -> String {
    request.value("encoding-type") == "url" ? AWSPercentEncoding.path(text) : text
  }
}
