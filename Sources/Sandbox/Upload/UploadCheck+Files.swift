import Foundation

extension UploadCheck {
  /// The objects to read, each there, reachable for the instance and well named.
  func files() async throws -> [(ObjectLocation, StoredObject)] {
    var files: [(ObjectLocation, StoredObject)] = []
    for location in try await locations() {
      guard let first = location.name.first, first != ".", first != "_" else {
        throw UploadFlaw(file: "\(location)", reason: "a file name may not begin with . or _")
      }
      files.append((location, try await object(at: location)))
    }
    return files
  }

  private func locations() async throws -> [ObjectLocation] {
    switch order.source {
    case .file(let key): return [ObjectLocation(bucket: order.bucket, key: key)]
    case .manifest(let key):
      let location = ObjectLocation(bucket: order.bucket, key: key)
      let manifest = try await object(at: location)
      return try Manifest.locations(in: Array(try Data(contentsOf: manifest.file)), of: location)
    case .prefix(let prefix):
      let bucket = try await bucket(order.bucket)
      try checkPolicy(of: bucket, at: ObjectLocation(bucket: order.bucket, key: prefix))
      let keys = bucket.objects.keys.filter { $0.hasPrefix(prefix) }.sorted()
      guard !keys.isEmpty else { throw UploadFlaw.missing(ObjectLocation(bucket: order.bucket, key: prefix)) }
      return keys.map { ObjectLocation(bucket: order.bucket, key: $0) }
    }
  }

  private func object(at location: ObjectLocation) async throws -> StoredObject {
    let bucket = try await bucket(location.bucket)
    // The order of contract 9.1: bucket, policy, tag, object; an object that is not there has no tag.
    try checkPolicy(of: bucket, at: location)
    guard let object = bucket.objects[location.key] else { throw UploadFlaw.missing(location) }
    guard admitsInstance(bucket.tags) || admitsInstance(object.tags) else {
      throw UploadFlaw(
        file: "\(location)", reason: "neither the object nor its bucket has a tag instanceId that names \(instanceID)")
    }
    return object
  }

  /// A tag on the bucket spares the right to read those of its objects (contract 9.1).
  private func checkPolicy(of bucket: ObjectShelf.Bucket, at location: ObjectLocation) throws(UploadFlaw) {
    guard let policyReader else { return }
    let policy = BucketPolicy(bucket.policy)
    let object = "\(location.bucket)/\(location.key)"
    var needed = [("s3:ListBucket", location.bucket), ("s3:GetObject", object), ("s3:GetObjectVersion", object)]
    needed.append(
      admitsInstance(bucket.tags) ? ("s3:GetBucketTagging", location.bucket) : ("s3:GetObjectTagging", object))
    for (action, resource) in needed where !policy.permits(policyReader, action, on: resource) {
      throw UploadFlaw(
        file: "\(location)", reason: "the bucket policy does not allow account \(policyReader) to \(action)")
    }
  }

  private func bucket(_ name: String) async throws -> ObjectShelf.Bucket {
    guard let bucket = await shelf.buckets[name] else { throw UploadFlaw("the bucket \(name) does not exist") }
    return bucket
  }

  /// The tag's value is an instance id or up to 25 of them with blanks between (contract 9.1).
  private func admitsInstance(_ tags: [ObjectTag]) -> Bool {
    guard let tag = tags.first(where: { $0.key == "instanceId" }) else { return false }
    let instances = tag.value.split(separator: " ")
    return instances.count <= 25 && instances.contains { $0 == instanceID }
  }
}
