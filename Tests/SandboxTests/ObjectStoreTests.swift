import Sandbox
import Testing

@Suite("S3 and STS, judged by boto3")
struct ObjectStoreTests {
  @Test("objects, tags, buckets, multipart uploads, listings and refusals are as boto3 expects them")
  func objectStore() async throws {
    try await SandboxClient.with { client in
      #expect(try BotoJudge.run("object_store_judge", client) == 15)
    }
  }

  @Test("roles, external ids, durations and the keys of a session are as boto3 expects them")
  func securityTokens() async throws {
    try await SandboxClient.with { client in
      let access = client.access
      let more = [access.awsAccountID, access.roleName, access.closedRoleName, access.roleExternalID]
      #expect(try BotoJudge.run("security_token_judge", client, more) == 5)
    }
  }
}
