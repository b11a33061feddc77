import Sandbox
import Testing
import TestSupport

@Suite("The bucket's policy")
struct BucketPolicyTests {
  private static let header = "email,purchase_time,amount\n"

  /// Uploads a file from a bucket that nobody opened for AMC.
  private func upload(_ configuration: SandboxConfiguration) async throws -> (status: String, message: String) {
    var result = (status: "", message: "")
    try await SandboxClient.with(configuration) { client in
      let headers = try await client.callerHeaders()
      let made = try await client.advertiserData("POST", "dataSets", try Samples.datasetDefinition(), headers: headers)
      #expect(made.status == 200)
      let removed = try await client.signed("DELETE", "/\(client.access.bucket)", query: [.init("policy", nil)])
      #expect(removed.status == 204)
      try await client.put(
        gzipped(Self.header), key: "f.csv.gz", tagging: "instanceId=\(client.access.instanceID)")
      let upload = try await client.upload(
        [
          "updateStrategy": "ADDITIVE", "compressionFormat": "GZIP", "countryCode": "US",
          "dataSource": ["sourceFileS3Key": "f.csv.gz", "sourceS3Bucket": .text(client.access.bucket)],
          "fileFormat": ["csvDataFormat": ["quoteEscapeCharacter": "\""]],
        ], to: Samples.datasetID)
      result = (upload["status"]?.scalarText ?? "", upload["message"]?.scalarText ?? "")
    }
    return result
  }

  @Test("that does not let AMC read fails the upload before its files are looked at")
  func enforced() async throws {
    let result = try await upload(.init(processingDelay: .milliseconds(4)))
    #expect(result.status == "FAILED" && result.message.contains("policy"), "\(result.message)")
  }

  @Test("does not count when it is switched off")
  func switchedOff() async throws {
    let result = try await upload(.init(processingDelay: .milliseconds(4), enforcesBucketPolicy: false))
    #expect(!result.message.contains("policy"), "\(result.message)")
  }
}
