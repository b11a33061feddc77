import Foundation

/// An object of a bucket; its bytes are a file.
struct StoredObject: Sendable, Hashable {
  let file: URL
  let size: Int
  /// Without the quotes it is sent in.
  let etag: String
  let modified: Date
  var contentType = "binary/octet-stream"
  /// The `x-amz-meta-…` and `content-encoding` headers it was put with.
  var headers: [String: String] = [:]
  var tags: [ObjectTag] = []
}

/// A tag of an object or a bucket.
struct ObjectTag: Sendable, Hashable {
  let key: String
  let value: String

  /// Tag limits of S3: ten on an object, fifty on a bucket, no key twice, 128 and 256 characters.
  static func check(_ tags: [ObjectTag], atMost limit: Int) throws(ObjectStoreRefusal) {
    guard tags.count <= limit else {
      throw ObjectStoreRefusal(400, "BadRequest", "Object tags cannot be greater than \(limit)")
    }
    guard Set(tags.map(\.key)).count == tags.count else {
      throw ObjectStoreRefusal(400, "InvalidTag", "Cannot provide multiple Tags with the same key")
    }
    guard tags.allSatisfy({ (1...128).contains($0.key.count) && $0.value.count <= 256 }) else {
      throw ObjectStoreRefusal(400, "InvalidTag", "The TagKey or TagValue you have provided is invalid")
    }
  }
}

/// A multipart upload that is neither completed nor aborted.
struct MultipartUpload: Sendable, Hashable {
  struct Part: Sendable, Hashable {
    let file: URL
    let size: Int
    let md5: [UInt8]
    let modified: Date

    var etag: String { Hexadecimal.text(of: md5) }
  }

  let key: String
  let initiated: Date
  /// The object it becomes, all but its content.
  let contentType: String
  let headers: [String: String]
  let tags: [ObjectTag]
  var parts: [Int: Part] = [:]
}
