import Crypto
import Foundation
import Hummingbird

extension ObjectStoreService {
  /// Every part but the last must have this many bytes (contract 9.2).
  static let smallestPart = 5 << 20

  func multipart(_ request: ObjectStoreRequest) async throws -> Response {
    guard let identifier = request.value("uploadId") else {
      guard request.method == "POST" else { throw ObjectStoreRefusal.notImplemented("\(request.method) ?uploads") }
      return try await begin(request)
    }
    switch request.method {
    case "PUT": return try await putPart(request, identifier)
    case "GET": return try await listParts(request, identifier)
    case "POST": return try await complete(request, identifier)
    case "DELETE":
      try await shelf.end(identifier, key: request.key, in: request.bucket)
      return .empty()
    default: throw ObjectStoreRefusal.notImplemented("\(request.method) on a multipart upload")
    }
  }

  private func begin(_ request: ObjectStoreRequest) async throws -> Response {
    let upload = MultipartUpload(
      key: request.key, initiated: Date(), contentType: Self.contentType(of: request),
      headers: Self.keptHeaders(of: request), tags: try Self.headerTags(of: request))
    let identifier = try await shelf.begin(upload, in: request.bucket)
    return .xml(
      200,
      XMLText.document("InitiateMultipartUploadResult") {
        XMLText.element("Bucket", request.bucket) + XMLText.element("Key", request.key)
          + XMLText.element("UploadId", identifier)
      })
  }

  private func putPart(_ request: ObjectStoreRequest, _ identifier: String) async throws -> Response {
    guard let text = request.value("partNumber"), let number = Int(text), (1...10_000).contains(number) else {
      throw ObjectStoreRefusal.invalidArgument("Part number must be an integer between 1 and 10000, inclusive")
    }
    _ = try await shelf.upload(identifier, key: request.key, in: request.bucket)
    let body = try await ReceivedBody.receive(
      request.incoming, payloadHash: request.payloadHash, into: shelf.directory)
    let part = MultipartUpload.Part(file: body.file, size: body.size, md5: body.md5, modified: Date())
    try await shelf.add(part, number: number, to: identifier, key: request.key, in: request.bucket)
    return .empty(200, headers: ["etag": "\"\(part.etag)\""])
  }

  private func listParts(_ request: ObjectStoreRequest, _ identifier: String) async throws -> Response {
    let upload = try await shelf.upload(identifier, key: request.key, in: request.bucket)
    let limit = try request.number("max-parts", default: 1000, in: 0...1000)
    let marker = try request.number("part-number-marker", default: 0, in: 0...10_000)
    let parts = upload.parts.filter { $0.key > marker }.sorted { $0.key < $1.key }
    let page = parts.prefix(limit)
    return .xml(
      200,
      XMLText.document("ListPartsResult") {
        XMLText.element("Bucket", request.bucket) + XMLText.element("Key", request.key)
          + XMLText.element("UploadId", identifier) + XMLText.element("PartNumberMarker", String(marker))
          + XMLText.element("NextPartNumberMarker", String(page.last?.key ?? 0))
          + XMLText.element("MaxParts", String(limit))
          + XMLText.element("IsTruncated", page.count < parts.count ? "true" : "false")
          + page.map(Self.element).joined()
      })
  }

  private static func element(number: Int, part: MultipartUpload.Part) -> String {
    XMLText.element("Part") {
      XMLText.element("PartNumber", String(number)) + XMLText.element("LastModified", time(part.modified))
        + XMLText.element("ETag", "\"\(part.etag)\"") + XMLText.element("Size", String(part.size))
    }
  }

  private func complete(_ request: ObjectStoreRequest, _ identifier: String) async throws -> Response {
    let upload = try await shelf.upload(identifier, key: request.key, in: request.bucket)
    let parts = try Self.chosenParts(of: upload, in: try await request.xml(root: "CompleteMultipartUpload"))
    let file = shelf.directory.appending(path: RandomText.identifier())
    try Self.join(parts.map(\.file), into: file)
    let etag = Hexadecimal.text(of: Insecure.MD5.hash(data: parts.flatMap(\.md5))) + "-\(parts.count)"
    let object = StoredObject(
      file: file, size: parts.reduce(0) { $0 + $1.size }, etag: etag, modified: Date(),
      contentType: upload.contentType, headers: upload.headers, tags: upload.tags)
    try await shelf.put(object, key: request.key, in: request.bucket)
    try await shelf.end(identifier, key: request.key, in: request.bucket)
    return .xml(
      200,
      XMLText.document("CompleteMultipartUploadResult") {
        XMLText.element("Location", request.incoming.path) + XMLText.element("Bucket", request.bucket)
          + XMLText.element("Key", request.key) + XMLText.element("ETag", "\"\(etag)\"")
      })
  }

  /// The parts a completion names: ascending, all known by the same ETag, all but the last large enough.
  static func chosenParts(
    of upload: MultipartUpload, in tree: XMLTree
  ) throws(ObjectStoreRefusal) -> [MultipartUpload.Part] {
    var chosen: [MultipartUpload.Part] = []
    var last = 0
    for entry in tree.all("Part") {
      guard let number = entry["PartNumber"].flatMap({ Int($0.text) }), let etag = entry["ETag"]?.text else {
        throw .malformedXML
      }
      guard number > last else {
        throw ObjectStoreRefusal(
          400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number."
        )
      }
      last = number
      guard let part = upload.parts[number], part.etag == etag.filter({ $0 != "\"" }) else {
        throw ObjectStoreRefusal(
          400, "InvalidPart", "One or more of the specified parts could not be found or the ETag did not match.")
      }
      chosen.append(part)
    }
    guard !chosen.isEmpty else { throw .malformedXML }
    guard chosen.dropLast().allSatisfy({ $0.size >= smallestPart }) else {
      throw ObjectStoreRefusal(
        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.")
    }
    return chosen
  }

  private static func join(_ parts: [URL], into file: URL) throws {
    try Data().write(to: file)
    let output = try FileHandle(forWritingTo: file)
    defer { try? output.close() }
    for part in parts {
      let input = try FileHandle(forReadingFrom: part)
      defer { try? input.close() }
      while let bytes = try input.read(upToCount: 1 << 20), !bytes.isEmpty { try output.write(contentsOf: bytes) }
    }
  }
}
