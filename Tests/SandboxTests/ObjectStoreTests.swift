import Foundation
import Sandbox
import Testing

@Suite("S3, judged by boto3")
struct ObjectStoreTests {
  @Test("objects, tags, buckets, multipart uploads, listings and refusals are as boto3 expects them")
  func boto3() async throws {
    try await SandboxClient.with { client in
      let script = try #require(
        Bundle.module.url(forResource: "object_store_judge", withExtension: "py", subdirectory: "Scripts"))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", script.path, client.access.s3Endpoint, client.access.region, client.access.bucket,
      ]
      process.environment = ProcessInfo.processInfo.environment.merging([
        "AWS_ACCESS_KEY_ID": client.access.s3AccessKeyID, "AWS_SECRET_ACCESS_KEY": client.access.s3SecretAccessKey,
      ]) { $1 }
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(report)")
      #expect(report.split(separator: "\n").count { $0.hasPrefix("ok ") } == 12, "\(report)")
    }
  }
}
