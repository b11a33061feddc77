import Foundation
import Transport

/// One page of ListObjectsV2.
struct ObjectListing: Sendable {
  private enum Entry {
    case object(String, StoredObject)
    case commonPrefix(String)
  }

  private let request: ObjectStoreRequest
  private let limit: Int
  private var entries: [Entry] = []
  private var lastKey: String?
  private var isTruncated = false

  init(_ request: ObjectStoreRequest, objects: [String: StoredObject]) throws(ObjectStoreRefusal) {
    self.request = request
    limit = try request.number("max-keys", default: 1000, in: 0...1000)
    let start = try Self.start(of: request)
    let prefix = request.value("prefix") ?? ""
    // Swift orders text by Unicode; S3 orders keys by their UTF-8 bytes.
    let keys = objects.keys.filter { $0.utf8.starts(with: prefix.utf8) }.sorted(by: Self.precedes)
    for key in keys where start.map({ Self.precedes($0, key) }) ?? true {
      guard let object = objects[key] else { continue }
      let group = commonPrefix(of: key, after: prefix)
      if case .commonPrefix(let last) = entries.last, last == group {
        lastKey = key
        continue
      }
      guard entries.count < limit else {
        isTruncated = limit > 0
        break
      }
      entries.append(group.map(Entry.commonPrefix) ?? .object(key, object))
      lastKey = key
    }
  }

  var document: String {
    XMLText.document("ListBucketResult") {
      var text =
        XMLText.element("Name", request.bucket) + XMLText.element("Prefix", encoded(request.value("prefix") ?? ""))
      text += XMLText.element("KeyCount", String(entries.count)) + XMLText.element("MaxKeys", String(limit))
      text += XMLText.element("IsTruncated", isTruncated ? "true" : "false")
      for name in ["delimiter", "encoding-type", "continuation-token", "start-after"] {
        guard let value = request.value(name), let element = Self.elementNames[name] else { continue }
        text += XMLText.element(element, name == "delimiter" || name == "start-after" ? encoded(value) : value)
      }
      if isTruncated, let lastKey {
        text += XMLText.element("NextContinuationToken", Data(lastKey.utf8).base64EncodedString())
      }
      return text + entries.map(element).joined()
    }
  }

  private static let elementNames = [
    "delimiter": "Delimiter", "encoding-type": "EncodingType", "continuation-token": "ContinuationToken",
    "start-after": "StartAfter",
  ]

  private static func start(of request: ObjectStoreRequest) throws(ObjectStoreRefusal) -> String? {
    guard let token = request.value("continuation-token") else { return request.value("start-after") }
    guard let bytes = Data(base64Encoded: token), let key = String(data: bytes, encoding: .utf8) else {
      throw .invalidArgument("The continuation token provided is incorrect")
    }
    return key
  }

  private static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  private func commonPrefix(of key: String, after prefix: String) -> String? {
    guard let delimiter = request.value("delimiter"), !delimiter.isEmpty,
      let range = key.dropFirst(prefix.count).range(of: delimiter)
    else { return nil }
    return String(key[..<range.upperBound])
  }

  private func element(_ entry: Entry) -> String {
    switch entry {
    case .commonPrefix(let prefix):
      XMLText.element("CommonPrefixes") { XMLText.element("Prefix", encoded(prefix)) }
    case .object(let key, let object):
      XMLText.element("Contents") {
        XMLText.element("Key", encoded(key)) + XMLText.element("LastModified", ObjectStoreService.time(object.modified))
          + XMLText.element("ETag", "\"\(object.etag)\"") + XMLText.element("Size", String(object.size))
          + XMLText.element("StorageClass", "STANDARD")
      }
    }
  }

  private func encoded(_ text: String) -> String {
    request.value("encoding-type") == "url" ? AWSPercentEncoding.path(text) : text
  }
}
