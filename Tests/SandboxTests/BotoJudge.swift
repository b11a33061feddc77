import Dispatch
import Foundation
import Testing

/// Runs a script of boto3 checks against a sandbox.
enum BotoJudge {
  /// - Returns: how many checks passed; a failed one is told as an issue of the test.
  static func run(_ script: String, _ client: SandboxClient, _ more: [String] = []) async throws -> Int {
    let url = try #require(Bundle.module.url(forResource: script, withExtension: "py", subdirectory: "Scripts"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "python3", url.path, client.access.s3Endpoint, client.access.region, client.access.bucket,
      ] + more
    process.environment = ProcessInfo.processInfo.environment.merging([
      "AWS_ACCESS_KEY_ID": client.access.s3AccessKeyID, "AWS_SECRET_ACCESS_KEY": client.access.s3SecretAccessKey,
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let report = await text(of: output.fileHandleForReading)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(report)")
    return report.split(separator: "\n").count { $0.hasPrefix("ok ") }
  }

  /// Read on a thread of its own: the sandbox that answers the script needs those of the tests.
  private static func text(of file: FileHandle) async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: String(decoding: file.readDataToEndOfFile(), as: UTF8.self))
      }
    }
  }
}
