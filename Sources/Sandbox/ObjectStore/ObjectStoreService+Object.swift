import Foundation
import Hummingbird
import Transport

extension ObjectStoreService {
  func object(_ request: ObjectStoreRequest) async throws -> Response {
    if request.has("tagging") { return try await objectTagging(request) }
    switch request.method {
    case "PUT": return try await put(request)
    case "GET": return try await get(request)
    case "HEAD":
      let object = try await shelf.object(request.key, in: request.bucket)
      return .empty(200, headers: Self.headers(of: object).merging(["content-length": String(object.size)]) { $1 })
    case "DELETE":
      try await shelf.delete(request.key, in: request.bucket)
      return .empty()
    default: throw ObjectStoreRefusal.notImplemented("\(request.method) on an object")
    }
  }

  private func put(_ request: ObjectStoreRequest) async throws -> Response {
    _ = try await shelf.bucket(request.bucket)
    guard request.key.utf8.count <= 1024 else {
      throw ObjectStoreRefusal(400, "KeyTooLongError", "Your key is too long")
    }
    let tags = try Self.headerTags(of: request)
    let body = try await ReceivedBody.receive(
      request.incoming, payloadHash: request.payloadHash, into: shelf.directory)
    let object = StoredObject(
      file: body.file, size: body.size, etag: Hexadecimal.text(of: body.md5), modified: Date(),
      contentType: Self.contentType(of: request), headers: Self.keptHeaders(of: request), tags: tags)
    try await shelf.put(object, key: request.key, in: request.bucket)
    return .empty(200, headers: ["etag": "\"\(object.etag)\""])
  }

  private func get(_ request: ObjectStoreRequest) async throws -> Response {
    let object = try await shelf.object(request.key, in: request.bucket)
    let header = request.incoming.header("range")
    guard let range = ByteRange.resolve(header, size: object.size) else {
      throw ObjectStoreRefusal(416, "InvalidRange", "The requested range is not satisfiable")
    }
    let handle = try FileHandle(forReadingFrom: object.file)
    var response = Response(
      status: header == nil ? .ok : .partialContent,
      body: ResponseBody(contentLength: range.count) { writer in
        defer { try? handle.close() }
        try handle.seek(toOffset: UInt64(range.lowerBound))
        var left = range.count
        while left > 0, let bytes = try handle.read(upToCount: min(left, 1 << 18)), !bytes.isEmpty {
          try await writer.write(ByteBuffer(bytes: bytes))
          left -= bytes.count
        }
        try await writer.finish(nil)
      })
    response.set(Self.headers(of: object))
    if header != nil {
      response.set(["content-range": "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(object.size)"])
    }
    return response
  }

  private func objectTagging(_ request: ObjectStoreRequest) async throws -> Response {
    switch request.method {
    case "GET": return .xml(200, Self.document(of: try await shelf.object(request.key, in: request.bucket).tags))
    case "PUT":
      let tags = try Self.tags(in: try await request.xml(root: "Tagging"), atMost: 10)
      try await shelf.setTags(tags, of: request.key, in: request.bucket)
      return .empty(200)
    case "DELETE":
      try await shelf.setTags([], of: request.key, in: request.bucket)
      return .empty()
    default: throw ObjectStoreRefusal.notImplemented("\(request.method) on an object's tags")
    }
  }

  private static func headers(of object: StoredObject) -> [String: String] {
    var headers = object.headers
    headers["etag"] = "\"\(object.etag)\""
    headers["last-modified"] = headerTime(object.modified)
    headers["content-type"] = object.contentType
    headers["accept-ranges"] = "bytes"
    if !object.tags.isEmpty { headers["x-amz-tagging-count"] = String(object.tags.count) }
    return headers
  }

  static func contentType(of request: ObjectStoreRequest) -> String {
    request.incoming.header("content-type") ?? "binary/octet-stream"
  }

  static func keptHeaders(of request: ObjectStoreRequest) -> [String: String] {
    var kept: [String: String] = [:]
    for field in request.incoming.headers {
      let name = field.name.rawName.lowercased()
      if name.hasPrefix("x-amz-meta-") || name == "content-encoding" { kept[name] = field.value }
    }
    return kept
  }

  /// The tags of `x-amz-tagging`, written like a URL query.
  static func headerTags(of request: ObjectStoreRequest) throws(ObjectStoreRefusal) -> [ObjectTag] {
    guard let header = request.incoming.header("x-amz-tagging") else { return [] }
    guard let items = AWSPercentEncoding.items(ofQuery: header.replacing("+", with: "%20")) else {
      throw .invalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded")
    }
    let tags = items.map { ObjectTag(key: $0.name, value: $0.value ?? "") }
    try ObjectTag.check(tags, atMost: 10)
    return tags
  }
}
