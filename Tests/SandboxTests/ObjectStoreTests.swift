import Sandbox
import Testing

@Suite("S3 and STS, judged by boto3")
struct ObjectStoreTests {
  @Test("objects, tags, buckets, multipart uploads, listings and refusals are as boto3 expects them")
  func objectStore() async throws {
    try await SandboxClient.with { client in
      let passed = try await BotoJudge.run("object_store_judge", client)
      #expect(passed == 15)
    }
  }

  @Test("roles, external ids, durations and the keys of a session are as boto3 expects them")
  func securityTokens() async throws {
    try await SandboxClient.with { client in
      let access = client.access
      let more = [access.awsAccountID, access.roleName, access.closedRoleName, access.roleExternalID]
      let passed = try await BotoJudge.run("security_token_judge", client, more)
      #expect(passed == 5)
    }
  }
}
