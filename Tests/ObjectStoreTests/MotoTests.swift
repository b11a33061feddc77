import Activation
import Testing
import Transport

@testable import Encoding
@testable import ExportEngine
@testable import ObjectStore

/// Our client against moto, which checks signatures; boto3 reads back what was written.
@Suite("The client against moto", .withMotoServer)
struct MotoTests {
  private let server: MotoServer
  private let tags = [ObjectStoreClient.Tag("instanceId", "amcr1aaaa1a amcr2bbbb2b")]

  init() throws { server = try #require(WithMotoServer.current) }

  private func stored(_ body: [UInt8]) -> MotoServer.Object {
    .init(body, contentType: "application/gzip", tags: ["instanceId": "amcr1aaaa1a amcr2bbbb2b"])
  }

  @Test(
    "an object is written with its content type and tags",
    arguments: [
      "plain.csv.gz", "td/loyalty/run-00001.csv.gz", "with blanks/a b  c.csv.gz",
      "dir//twice.gz", "~tilde/~x", "under_score-dash.dot",
    ])
  func put(key: String) async throws {
    let body = Array("rows of \(key)\n".utf8)
    let receipt = try await server.client().put(body, key: key, contentType: "application/gzip", tags: tags)
    #expect(receipt.etag.count > 2)
    #expect(try await server.object(key) == stored(body))
  }

  @Test("an empty object without tags is written")
  func putEmpty() async throws {
    _ = try await server.client().put([], key: "empty.txt", contentType: "text/plain")
    #expect(try await server.object("empty.txt") == .init([], contentType: "text/plain", tags: [:]))
  }

  @Test("three parts become one object, whatever order they arrive in")
  func multipart() async throws {
    let client = try await server.client()
    let bodies = (1...3).map { number in
      [UInt8](repeating: UInt8(number), count: ObjectStoreClient.smallestPart + (number == 3 ? 0 : 1000 * number))
    }
    let upload = try await client.createMultipartUpload(
      key: "multipart/three parts.gz", contentType: "application/gzip", tags: tags)
    var parts: [ObjectStoreClient.Part] = []
    for number in [3, 1, 2] {
      parts.append(try await client.uploadPart(bodies[number - 1], number: number, of: upload))
    }
    let receipt = try await client.complete(upload, parts: parts)
    #expect(receipt.etag.contains("-3"))
    #expect(try await server.object(upload.key) == stored(bodies.flatMap { $0 }))
    #expect(try await !server.unfinishedUploads().contains(upload.key))
  }

  @Test("an aborted upload leaves neither object nor parts")
  func abort() async throws {
    let client = try await server.client()
    let upload = try await client.createMultipartUpload(key: "aborted.gz", contentType: "application/gzip", tags: tags)
    _ = try await client.uploadPart([UInt8](repeating: 7, count: 1000), number: 1, of: upload)
    #expect(try await server.unfinishedUploads().contains(upload.key))
    try await client.abort(upload)
    #expect(try await !server.unfinishedUploads().contains(upload.key))
    #expect(try await !server.objectKeys().contains(upload.key))
  }

  @Test("parts that are too small are refused with S3's reason")
  func smallParts() async throws {
    let client = try await server.client()
    let upload = try await client.createMultipartUpload(key: "small.gz", contentType: "application/gzip")
    var parts: [ObjectStoreClient.Part] = []
    for number in 1...2 { parts.append(try await client.uploadPart([1, 2, 3], number: number, of: upload)) }
    let failure = await #expect(throws: RemoteFailure.self) { try await client.complete(upload, parts: parts) }
    #expect(failure?.message.contains("EntityTooSmall") == true)
    try await client.abort(upload)
  }

  @Test("parts and unfinished uploads are listed, page by page")
  func listings() async throws {
    let client = try await server.client()
    let keys = ["pages/a b", "pages/c_d", "pages/~e"]
    var uploads: [ObjectStoreClient.MultipartUpload] = []
    for key in keys { uploads.append(try await client.createMultipartUpload(key: key, contentType: "text/plain")) }
    let first = try await client.uploadPart([1, 2, 3], number: 1, of: uploads[0])
    let second = try await client.uploadPart([4], number: 2, of: uploads[0])
    let listed = try await client.parts(of: uploads[0])
    #expect(listed.map(\.number) == [1, 2] && listed.map(\.bytes) == [3, 1])
    #expect(listed.map(\.etag) == [first.etag, second.etag])
    #expect(first.digest == SignatureV4.payloadHash(of: [1, 2, 3] as [UInt8]))
    #expect(Set(try await client.unfinishedUploads(prefix: "pages/")) == Set(uploads))
    #expect(try await client.unfinishedUpload(of: "pages/c_d") == uploads[1])
    #expect(try await client.unfinishedUpload(of: "pages/c") == nil)
    for upload in uploads { try await client.abort(upload) }
    #expect(try await client.unfinishedUploads(prefix: "pages/").isEmpty)
    try await client.abort(uploads[0])
  }

  @Test("many objects are removed together, more than one request can name")
  func deleteMany() async throws {
    let client = try await server.client()
    let keys = ["batch/a b", "batch/_.~", "batch//d"] + (0..<3).map { "batch/\($0)" }
    for key in keys { _ = try await client.put([1], key: key, contentType: "text/plain") }
    #expect(try await client.keys(prefix: "batch/").count == keys.count)
    let absent = (0..<1500).map { "batch/absent/\($0)" }
    #expect(try await client.delete(keys: absent + keys).isEmpty)
    #expect(try await client.keys(prefix: "batch/").isEmpty)
  }

  @Test("an object's size and type are told; one that is not there is told apart")
  func head() async throws {
    let client = try await server.client()
    _ = try await client.put([1, 2, 3], key: "head/x", contentType: "text/plain")
    let description = try await client.head(key: "head/x")
    #expect(description?.bytes == 3 && description?.contentType?.hasPrefix("text/plain") == true)
    #expect(try await client.head(key: "head/absent") == nil)
  }

  @Test("tags of the bucket are set and read")
  func bucketTags() async throws {
    let client = try await server.client()
    #expect(try await client.bucketTags() == [])
    try await client.setBucketTags([.init("team", "a & b"), .init("instanceId", "amcr1aaaa1a")])
    #expect(try await server.bucketTags() == ["team": "a & b", "instanceId": "amcr1aaaa1a"])
    #expect(Set(try await client.bucketTags().map(\.key)) == ["team", "instanceId"])
  }

  @Test("a role is assumed, and its keys write to S3")
  func assumeRole() async throws {
    let role = RoleRequest(
      arn: "arn:aws:iam::123456789012:role/amc-upload", sessionName: "amc-export-moto",
      externalID: Secret("the-external-id"),
      duration: 900)
    let keys = try await server.securityTokens().assume(role, signedBy: try await server.keys())
    #expect(keys.sessionToken != nil && keys.expiration != nil)
    let client = try await server.client(credentials: keys)
    _ = try await client.put([1], key: "by role", contentType: "text/plain")
    #expect(try await server.objectKeys().contains("by role"))
    let forged = AWSCredentials(
      accessKeyID: keys.accessKeyID, secretAccessKey: "wrong", sessionToken: keys.sessionToken)
    let failure = await #expect(throws: RemoteFailure.self) {
      try await server.client(credentials: forged).checkBucket()
    }
    #expect(failure?.path == "connection.s3.secret_access_key")
  }

  @Test("a wrong external id, and none, are refused")
  func wrongExternalID() async throws {
    for externalID in [Secret("wrong-external-id"), nil] {
      let role = RoleRequest(
        arn: "arn:aws:iam::123456789012:role/amc-upload", sessionName: "amc-export-moto", externalID: externalID,
        duration: 900)
      let keys = try await server.keys()
      let failure = await #expect(throws: RemoteFailure.self) {
        try await server.securityTokens().assume(role, signedBy: keys)
      }
      #expect(failure?.code == .notAuthorized && failure?.path == "connection.s3.role_name")
    }
  }

  @Test("STS tells a wrong secret and an unknown key apart")
  func refusedRole() async throws {
    let role = RoleRequest(
      arn: "arn:aws:iam::123456789012:role/amc-upload", sessionName: "amc-export-moto", externalID: nil, duration: 900)
    let refused: [(AWSCredentials, FieldPath)] = [
      (try await server.keys(secret: "wrong"), "connection.s3.secret_access_key"),
      (try await server.keys(id: "AKIAUNKNOWN"), "connection.s3.access_key_id"),
    ]
    for (keys, path) in refused {
      let failure = await #expect(throws: RemoteFailure.self) {
        try await server.securityTokens().assume(role, signedBy: keys)
      }
      #expect(failure?.path == path && failure?.code == .credentialsRefused)
    }
  }

  @Test("an object is removed, and removing it again is no failure")
  func delete() async throws {
    let client = try await server.client()
    _ = try await client.put([1], key: "gone soon", contentType: "text/plain")
    #expect(try await server.objectKeys().contains("gone soon"))
    try await client.delete(key: "gone soon")
    #expect(try await !server.objectKeys().contains("gone soon"))
    try await client.delete(key: "gone soon")
  }

  @Test("a bucket that is there may be looked at")
  func bucket() async throws { try await server.client().checkBucket() }

  @Test("a wrong secret, an unknown key id and a missing bucket are told apart")
  func refusals() async throws {
    let refused: [(ObjectStoreClient, Issue.Code, FieldPath)] = [
      (try await server.client(secret: "wrong"), .credentialsRefused, "connection.s3.secret_access_key"),
      (try await server.client(keyID: "AKIAUNKNOWN"), .credentialsRefused, "connection.s3.access_key_id"),
      (try await server.client(bucket: "acme-missing"), .bucketMissing, "result_settings.bucket"),
    ]
    for (client, code, path) in refused {
      let put = await #expect(throws: RemoteFailure.self) {
        try await client.put([1], key: "a", contentType: "text/plain", tags: tags)
      }
      let multipart = await #expect(throws: RemoteFailure.self) {
        try await client.createMultipartUpload(key: "a", contentType: "text/plain")
      }
      for failure in [put, multipart] {
        #expect(failure?.code == code)
        #expect(failure?.path == path)
        #expect(failure.map { "\($0)".contains("wrong") } == false)
      }
    }
  }

  @Test("the engine's sink cuts a file into parts that add up to it", arguments: [1, 8, 20])
  func sink(mebibytes: Int) async throws {
    let key = "engine/\(mebibytes).csv.gz"
    let sink = ObjectStoreSink(try await server.client(), tags: tags, key: { _ in key }) { _, _, _ in }
    let piece = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    sink.open(number: 1)
    for _ in 0..<mebibytes * 16 { try await sink.write(piece) }
    try await sink.close(EncodedFile(number: 1, bytes: mebibytes << 20, rows: 1, end: EncodingTally()))
    #expect(sink.writtenKeys == [key])
    #expect(try await server.object(key) == stored(Array(repeatElement(piece, count: mebibytes * 16).joined())))
    #expect(try await !server.unfinishedUploads().contains(key))
  }

  @Test("a sink that is discarded leaves no parts behind")
  func discarded() async throws {
    let sink = ObjectStoreSink(try await server.client(), tags: tags, key: { _ in "engine/discarded" }) { _, _, _ in }
    sink.open(number: 1)
    try await sink.write([UInt8](repeating: 1, count: 9 << 20))
    #expect(try await server.unfinishedUploads().contains("engine/discarded"))
    await sink.discardUnfinished()
    #expect(try await !server.unfinishedUploads().contains("engine/discarded"))
    #expect(try await !server.objectKeys().contains("engine/discarded"))
  }
}
