import Foundation

/// The buckets and what they hold. Object bodies are files of `directory`.
actor ObjectShelf {
  struct Bucket: Sendable {
    let created: Date
    let region: String
    var tags: [ObjectTag] = []
    var policy: String?
    var objects: [String: StoredObject] = [:]
    var uploads: [String: MultipartUpload] = [:]
  }

  nonisolated let directory: URL
  private(set) var buckets: [String: Bucket] = [:]

  init(directory: URL) { self.directory = directory }

  // MARK: - Buckets

  func bucket(_ name: String) throws(ObjectStoreRefusal) -> Bucket {
    guard let bucket = buckets[name] else { throw .noSuchBucket(name) }
    return bucket
  }

  func createBucket(_ name: String, region: String) throws(ObjectStoreRefusal) {
    guard (3...63).contains(name.count), name.wholeMatch(of: /[a-z0-9][a-z0-9.-]*[a-z0-9]/) != nil else {
      throw ObjectStoreRefusal(400, "InvalidBucketName", "The specified bucket is not valid.")
    }
    guard buckets[name] == nil else {
      throw ObjectStoreRefusal(
        409, "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.")
    }
    buckets[name] = Bucket(created: Date(), region: region)
  }

  func deleteBucket(_ name: String) throws(ObjectStoreRefusal) {
    guard try bucket(name).objects.isEmpty else {
      throw ObjectStoreRefusal(409, "BucketNotEmpty", "The bucket you tried to delete is not empty")
    }
    buckets[name] = nil
  }

  func setTags(_ tags: [ObjectTag], ofBucket name: String) throws(ObjectStoreRefusal) {
    try update(name) { $0.tags = tags }
  }

  func setPolicy(_ policy: String?, ofBucket name: String) throws(ObjectStoreRefusal) {
    try update(name) { $0.policy = policy }
  }

  // MARK: - Objects

  func object(_ key: String, in name: String) throws(ObjectStoreRefusal) -> StoredObject {
    guard let object = try bucket(name).objects[key] else { throw .noSuchKey }
    return object
  }

  func put(_ object: StoredObject, key: String, in name: String) throws(ObjectStoreRefusal) {
    let former = try bucket(name).objects[key]
    try update(name) { $0.objects[key] = object }
    remove(former.map { [$0.file] } ?? [])
  }

  func setTags(_ tags: [ObjectTag], of key: String, in name: String) throws(ObjectStoreRefusal) {
    var object = try object(key, in: name)
    object.tags = tags
    try update(name) { $0.objects[key] = object }
  }

  /// Deleting what is not there is no error.
  func delete(_ key: String, in name: String) throws(ObjectStoreRefusal) {
    let former = try bucket(name).objects[key]
    try update(name) { $0.objects[key] = nil }
    remove(former.map { [$0.file] } ?? [])
  }

  // MARK: - Multipart uploads

  func begin(_ upload: MultipartUpload, in name: String) throws(ObjectStoreRefusal) -> String {
    let identifier = RandomText.alphanumeric(40)
    try update(name) { $0.uploads[identifier] = upload }
    return identifier
  }

  func upload(_ identifier: String, key: String, in name: String) throws(ObjectStoreRefusal) -> MultipartUpload {
    guard let upload = try bucket(name).uploads[identifier], upload.key == key else { throw .noSuchUpload }
    return upload
  }

  func add(
    _ part: MultipartUpload.Part, number: Int, to identifier: String, key: String, in name: String
  ) throws(ObjectStoreRefusal) {
    let former = try upload(identifier, key: key, in: name).parts[number]
    try update(name) { $0.uploads[identifier]?.parts[number] = part }
    remove(former.map { [$0.file] } ?? [])
  }

  /// Ends an upload, completed or aborted, and drops its part files.
  func end(_ identifier: String, key: String, in name: String) throws(ObjectStoreRefusal) {
    let upload = try upload(identifier, key: key, in: name)
    try update(name) { $0.uploads[identifier] = nil }
    remove(upload.parts.values.map(\.file))
  }

  private func update(_ name: String, _ change: (inout Bucket) -> Void) throws(ObjectStoreRefusal) {
    guard var bucket = buckets.removeValue(forKey: name) else { throw .noSuchBucket(name) }
    change(&bucket)
    buckets[name] = bucket
  }

  private func remove(_ files: [URL]) {
    for file in files { try? FileManager.default.removeItem(at: file) }
  }
}
