import Activation
import Sandbox
import Testing
import Transport

@testable import ObjectStore

/// Our client against the sandbox: what moto does not do, such as sessions that lapse and buckets elsewhere.
@Suite("The client against the sandbox")
struct SandboxStoreTests {
  private func with(
    _ configuration: SandboxConfiguration = .init(), _ body: (Sandbox) async throws -> Void
  ) async throws {
    let sandbox = try await Sandbox.start(configuration)
    let result: Result<Void, any Error>
    do { result = .success(try await body(sandbox)) } catch { result = .failure(error) }
    await sandbox.stop()
    try result.get()
  }

  private func client(
    _ access: SandboxAccess, _ credentials: any AWSCredentialsSource, bucket: String? = nil
  ) -> ObjectStoreClient {
    ObjectStoreClient(
      bucket: bucket ?? access.bucket, endpoint: access.s3Endpoint, region: access.region, credentials: credentials,
      sender: AsyncHTTPSender())
  }

  private func tokens(_ access: SandboxAccess) -> SecurityTokenClient {
    SecurityTokenClient(endpoint: access.stsEndpoint, region: access.region, sender: AsyncHTTPSender())
  }

  private func role(_ access: SandboxAccess, externalID: String? = nil, duration: Int = 3600) -> RoleRequest {
    RoleRequest(
      arn: RoleRequest.arn(account: access.awsAccountID, role: access.roleName, region: access.region),
      sessionName: "amc-export-test", externalID: Secret(externalID ?? access.roleExternalID), duration: duration)
  }

  private func surroundings(_ variables: [String: String]) -> AWSSurroundings {
    let none = ["AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere"]
    return AWSSurroundings(variables: none.merging(variables) { $1 }, sender: AsyncHTTPSender())
  }

  @Test("a session that ends in the middle of an upload is renewed, and the object is whole")
  func sessionEnds() async throws {
    try await with { sandbox in
      let access = sandbox.access
      let source = DefaultCredentials.role(
        role(access), base: access.s3Credentials, surroundings([:]), securityTokens: tokens(access))
      let client = client(access, source)
      let upload = try await client.createMultipartUpload(key: "long", contentType: "application/gzip")
      let first = [UInt8](repeating: 1, count: ObjectStoreClient.smallestPart)
      var parts = [try await client.uploadPart(first, number: 1, of: upload)]
      sandbox.expireSessions()
      parts.append(try await client.uploadPart([2, 3], number: 2, of: upload))
      sandbox.expireSessions()
      _ = try await client.complete(upload, parts: parts)
      #expect(try await client.head(key: "long")?.bytes == first.count + 2)
    }
  }

  @Test("a session that a person opened and that has lapsed is told as such")
  func givenSessionEnds() async throws {
    try await with { sandbox in
      let keys = try await tokens(sandbox.access).assume(role(sandbox.access), signedBy: sandbox.access.s3Credentials)
      let client = client(sandbox.access, keys)
      try await client.checkBucket()
      sandbox.expireSessions()
      let failure = await #expect(throws: RemoteFailure.self) { try await client.checkBucket() }
      #expect(failure?.path == "connection.s3.session_token" && failure?.message.contains("expired") == true)
    }
  }

  @Test("keys that live for a second are renewed before they lapse")
  func shortSessions() async throws {
    try await with(.init(sessionLifetime: .seconds(1))) { sandbox in
      let access = sandbox.access
      let source = DefaultCredentials.role(
        role(access), base: access.s3Credentials, surroundings([:]), securityTokens: tokens(access))
      let client = client(access, source)
      let clock = ContinuousClock()
      let end = clock.now + .seconds(3)
      while clock.now < end { try await client.checkBucket() }
      let refused = await sandbox.requests().filter { $0.status >= 400 }
      #expect(refused.isEmpty)
    }
  }

  @Test("a wrong external id, secret, key, role and duration are told apart")
  func refusedRoles() async throws {
    try await with { sandbox in
      let access = sandbox.access
      let keys = access.s3Credentials
      let wrongSecret = AWSCredentials(accessKeyID: keys.accessKeyID, secretAccessKey: "wrong")
      let unknown = AWSCredentials(accessKeyID: "AKIAUNKNOWN", secretAccessKey: "wrong")
      let refused: [(RoleRequest, AWSCredentials, FieldPath)] = [
        (role(access, externalID: "wrong"), keys, "connection.s3.role_name"),
        (role(access), wrongSecret, "connection.s3.secret_access_key"),
        (role(access), unknown, "connection.s3.access_key_id"),
        (role(access), access.readerCredentials, "connection.s3.role_name"),
        (role(access, duration: 20_000), keys, "connection.s3.duration_in_seconds"),
      ]
      for (request, keys, path) in refused {
        let failure = await #expect(throws: RemoteFailure.self) {
          try await tokens(access).assume(request, signedBy: keys)
        }
        #expect(failure?.path == path, "\(failure?.message ?? "")")
      }
      let identity = try await tokens(access).identity(of: keys)
      #expect(identity.arn.hasSuffix(":user/exporter"))
    }
  }

  @Test("container and instance hand out keys, which open S3 and assume the role for an hour at most")
  func machines() async throws {
    try await with { sandbox in
      let access = sandbox.access
      let container = [
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": access.containerCredentialsURL,
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": access.containerToken,
      ]
      for variables in [container, ["AWS_EC2_METADATA_SERVICE_ENDPOINT": access.instanceMetadataEndpoint]] {
        let source = DefaultCredentials.role(
          role(access), base: nil, surroundings(variables), securityTokens: tokens(access))
        try await client(access, source).checkBucket()
        let long = DefaultCredentials.role(
          role(access, duration: 7200), base: nil, surroundings(variables), securityTokens: tokens(access))
        let failure = await #expect(throws: RemoteFailure.self) { try await long.credentials() }
        #expect(failure?.path == "connection.s3.duration_in_seconds")
      }
      let locked = container.merging(["AWS_CONTAINER_AUTHORIZATION_TOKEN": "wrong"]) { $1 }
      let failure = await #expect(throws: RemoteFailure.self) {
        try await ContainerCredentials(surroundings: surroundings(locked)).fetch()
      }
      #expect(failure?.status == 401)
    }
  }

  @Test("a bucket in another region is found from the wrong one, by redirect and by refusal")
  func elsewhere() async throws {
    try await with { sandbox in
      let access = sandbox.access
      let distant = client(access, access.s3Credentials, bucket: access.distantBucket)
      try await distant.checkBucket()
      #expect(distant.correctedRegion == access.distantRegion)
      let home = ObjectStoreClient(
        bucket: access.bucket, endpoint: access.s3Endpoint, region: "ap-south-1", credentials: access.s3Credentials,
        sender: AsyncHTTPSender())
      _ = try await home.put([1], key: "x", contentType: "text/plain")
      #expect(try await home.head(key: "x")?.bytes == 1 && home.correctedRegion == access.region)
    }
  }

  /// moto cannot check signatures of these keys, not even boto3's; the sandbox, judged by boto3, does.
  @Test(
    "odd keys are signed, written, read, listed and removed as they are",
    arguments: [
      "a b+c=d&e/f", "Zürich/東京.gz", "dir//twice", "%41/%2F%", "x'()*!~@:,;$", "?#[]", "tab\tline\nend",
      "dot/./dots/../end",
      " leading", "ends/", "👨‍👩‍👧.csv", "e\u{301}",
    ])
  func oddKey(key: String) async throws {
    try await with { sandbox in
      let client = client(sandbox.access, sandbox.access.s3Credentials)
      _ = try await client.put([1, 2], key: key, contentType: "text/plain", tags: [.init("instanceId", "a b+c=d&é")])
      #expect(try await client.head(key: key)?.bytes == 2)
      let upload = try await client.createMultipartUpload(key: key, contentType: "text/plain")
      #expect(try await client.unfinishedUpload(of: key) == upload)
      try await client.abort(upload)
      #expect(try await client.keys(prefix: "").map { Array($0.utf8) } == [Array(key.utf8)])
      #expect(try await client.delete(keys: [key]).isEmpty)
      #expect(try await client.keys(prefix: "").isEmpty)
    }
  }

  @Test("what a batch could not remove is told key by key")
  func kept() async throws {
    try await with { sandbox in
      let access = sandbox.access
      let owner = client(access, access.s3Credentials)
      let keys = ["a b+c", "ü&<d>", "dir//e"]
      for key in keys { _ = try await owner.put([1], key: key, contentType: "text/plain") }
      let kept = try await client(access, access.readerCredentials).delete(keys: keys)
      #expect(kept.map(\.key) == keys && kept.allSatisfy { $0.failure.code == .notAuthorized })
      #expect(try await owner.delete(keys: keys + ["never there"]).isEmpty)
      #expect(try await owner.keys(prefix: "").isEmpty)
    }
  }

  @Test("tags of a bucket are read and replaced as a whole; its policy is read")
  func bucket() async throws {
    try await with { sandbox in
      let client = client(sandbox.access, sandbox.access.s3Credentials)
      #expect(try await client.bucketTags() == [])
      let tags = [ObjectStoreClient.Tag("team", "a & \"b\""), .init("instanceId", "amc1 amc2")]
      try await client.setBucketTags(tags)
      #expect(try await client.bucketTags() == tags)
      let policy = try #require(try await client.bucketPolicy())
      #expect(String(decoding: policy, as: UTF8.self).contains(sandbox.access.dataUploadAccountID))
      let distant = self.client(sandbox.access, sandbox.access.s3Credentials, bucket: sandbox.access.distantBucket)
      #expect(try await distant.bucketPolicy() == nil)
    }
  }

  @Test("a completion whose answer got lost is found to have worked")
  func lostCompletion() async throws {
    try await with { sandbox in
      let client = client(sandbox.access, sandbox.access.s3Credentials)
      let upload = try await client.createMultipartUpload(key: "lost", contentType: "text/plain")
      let parts = [try await client.uploadPart([1, 2, 3], number: 1, of: upload)]
      _ = try await client.complete(upload, parts: parts)
      #expect(try await client.complete(upload, parts: parts).etag.contains("-1"))
      try await client.abort(upload)
      let other = ObjectStoreClient.MultipartUpload(key: "never", id: upload.id)
      let failure = await #expect(throws: RemoteFailure.self) { try await client.complete(other, parts: parts) }
      #expect(failure?.status == 404)
    }
  }
}
