import Hummingbird

extension ObjectStoreService {
  func bucket(_ request: ObjectStoreRequest) async throws -> Response {
    if request.has("tagging") { return try await bucketTagging(request) }
    if request.has("policy") { return try await bucketPolicy(request) }
    switch request.method {
    case "GET": return try await bucketRead(request)
    case "HEAD":
      let bucket = try await shelf.bucket(request.bucket)
      return .empty(200, headers: ["x-amz-bucket-region": bucket.region])
    case "PUT":
      try await shelf.createBucket(request.bucket, region: try await Self.wantedRegion(request) ?? check.region)
      return .empty(200, headers: ["location": "/\(request.bucket)"])
    case "DELETE":
      try await shelf.deleteBucket(request.bucket)
      return .empty()
    case "POST" where request.has("delete"): return try await deleteObjects(request)
    default: throw ObjectStoreRefusal.notImplemented("\(request.method) on a bucket")
    }
  }

  private func bucketRead(_ request: ObjectStoreRequest) async throws -> Response {
    let bucket = try await shelf.bucket(request.bucket)
    if request.has("location") {
      // S3 names us-east-1 by an empty element.
      let region = bucket.region == "us-east-1" ? "" : bucket.region
      return .xml(200, XMLText.document("LocationConstraint") { XMLText.escaped(region) })
    }
    if request.has("uploads") { return .xml(200, try UploadListing(request, uploads: bucket.uploads).document) }
    guard request.value("list-type") == "2" else {
      throw ObjectStoreRefusal.notImplemented("ListObjects version 1; send list-type=2")
    }
    return .xml(200, try ObjectListing(request, objects: bucket.objects).document)
  }

  private func bucketTagging(_ request: ObjectStoreRequest) async throws -> Response {
    switch request.method {
    case "GET":
      let tags = try await shelf.bucket(request.bucket).tags
      guard !tags.isEmpty else { throw ObjectStoreRefusal(404, "NoSuchTagSet", "The TagSet does not exist") }
      return .xml(200, Self.document(of: tags))
    case "PUT":
      let tags = try Self.tags(in: try await request.xml(root: "Tagging"), atMost: 50)
      try await shelf.setTags(tags, ofBucket: request.bucket)
      return .empty()
    case "DELETE":
      try await shelf.setTags([], ofBucket: request.bucket)
      return .empty()
    default: throw ObjectStoreRefusal.notImplemented("\(request.method) on a bucket's tags")
    }
  }

  private func bucketPolicy(_ request: ObjectStoreRequest) async throws -> Response {
    switch request.method {
    case "GET":
      guard let policy = try await shelf.bucket(request.bucket).policy else {
        throw ObjectStoreRefusal(404, "NoSuchBucketPolicy", "The bucket policy does not exist")
      }
      return .text(200, policy, mediaType: "application/json")
    case "PUT":
      let bytes = try await request.checkedDocument()
      // Contract 9.1: a bucket policy is at most 20 480 bytes.
      guard bytes.count <= 20480 else { throw ObjectStoreRefusal(400, "PolicyTooLarge", "Policy exceeds 20480 bytes") }
      try await shelf.setPolicy(String(decoding: bytes, as: UTF8.self), ofBucket: request.bucket)
      return .empty()
    case "DELETE":
      try await shelf.setPolicy(nil, ofBucket: request.bucket)
      return .empty()
    default: throw ObjectStoreRefusal.notImplemented("\(request.method) on a bucket's policy")
    }
  }

  private func deleteObjects(_ request: ObjectStoreRequest) async throws -> Response {
    // S3 takes this request only with a checksum of its body.
    let hasChecksum = request.incoming.headers.contains { $0.name.rawName.lowercased().hasPrefix("x-amz-checksum-") }
    guard hasChecksum || request.incoming.header("content-md5") != nil else {
      throw ObjectStoreRefusal(
        400, "InvalidRequest", "Missing required header for this request: Content-MD5 OR x-amz-checksum-*")
    }
    let order = try await request.xml(root: "Delete")
    let keys = order.all("Object").compactMap { $0["Key"]?.text }
    guard (1...1000).contains(keys.count), keys.count == order.all("Object").count else {
      throw ObjectStoreRefusal.malformedXML
    }
    _ = try await shelf.bucket(request.bucket)
    let mayDelete = request.permissions.allow("s3:DeleteObject")
    if mayDelete { for key in keys { try await shelf.delete(key, in: request.bucket) } }
    let quiet = order["Quiet"]?.text == "true"
    return .xml(
      200,
      XMLText.document("DeleteResult") {
        mayDelete
          ? (quiet ? "" : keys.map { key in XMLText.element("Deleted") { XMLText.element("Key", key) } }.joined())
          : keys.map(Self.keptForLackOfRights).joined()
      })
  }

  private static func keptForLackOfRights(_ key: String) -> String {
    XMLText.element("Error") {
      XMLText.element("Key", key) + XMLText.element("Code", "AccessDenied")
        + XMLText.element("Message", "Access Denied")
    }
  }

  /// The location of a bucket that is being made; nil without a body.
  private static func wantedRegion(_ request: ObjectStoreRequest) async throws -> String? {
    let bytes = try await request.checkedDocument()
    guard !bytes.isEmpty else { return nil }
    guard let tree = XMLText.read(bytes) else { throw ObjectStoreRefusal.malformedXML }
    return tree["LocationConstraint"]?.text
  }

  static func document(of tags: [ObjectTag]) -> String {
    XMLText.document("Tagging") {
      XMLText.element("TagSet") {
        tags.map { tag in
          XMLText.element("Tag") { XMLText.element("Key", tag.key) + XMLText.element("Value", tag.value) }
        }.joined()
      }
    }
  }

  static func tags(in tree: XMLTree, atMost limit: Int) throws(ObjectStoreRefusal) -> [ObjectTag] {
    guard let set = tree["TagSet"] else { throw .malformedXML }
    var tags: [ObjectTag] = []
    for tag in set.all("Tag") {
      guard let key = tag["Key"]?.text, let value = tag["Value"]?.text else { throw .malformedXML }
      tags.append(ObjectTag(key: key, value: value))
    }
    try ObjectTag.check(tags, atMost: limit)
    return tags
  }
}
