import Activation
import Foundation
import Sandbox
import Testing

/// The stand-ins judged by the vendors' own clients from PyPI, unmodified.
@Suite("Judges of Treasure Data and Trino")
struct ClientJudgeTests {
  private static let answer = CannedAnswer.table(
    columns: [
      .init("big", "bigint"), .init("d", "double"), .init("n", "decimal(18,2)"), .init("name", "varchar"),
      .init("at", "timestamp(3)"), .init("zoned", "timestamp(3) with time zone"), .init("none", "varchar"),
    ],
    rows: [
      [
        .number("9223372036854775807"), .number("0.5"), .text("12.50"), "Zoë", "2026-01-02 03:04:05.678",
        "2026-01-02 03:04:05.678 UTC", nil,
      ]
    ])

  private func judge(_ script: String, _ arguments: [String]) async throws -> DocumentValue {
    let file = try #require(Bundle.module.url(forResource: script, withExtension: "py", subdirectory: "Scripts"))
    let (status, bytes) = try await Self.run(["python3", file.path] + arguments)
    try #require(status == 0, "\(script).py failed; is its client installed?")
    return try JSONText.read(bytes)
  }

  /// The stand-in answers in this process, so waiting must not hold one of its threads.
  private static func run(_ words: [String]) async throws -> (status: Int32, output: [UInt8]) {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result {
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = words
            process.standardOutput = output
            try process.run()
            let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
            process.waitUntilExit()
            return (process.terminationStatus, bytes)
          })
      }
    }
  }

  @Test("td-client 1.7.0 issues, waits, reads, downloads in ranges, kills and schedules")
  func treasureData() async throws {
    try await SandboxClient.with { client in
      client.sandbox.lay(Self.answer, for: "SELECT types")
      client.sandbox.lay(.endless, for: "SELECT forever")
      let found = try await judge("td_client_judge", [client.access.treasureDataURL, client.access.treasureDataKey])
      #expect(
        found["rows"]
          == [
            [
              "9223372036854775807", "0.5", "'12.50'", "'Zoë'", "'2026-01-02 03:04:05.678'",
              "'2026-01-02 03:04:05.678 UTC'", "None",
            ]
          ])
      #expect(found["schema"]?.list?.first == ["big", "bigint"])
      for key in ["downloaded", "same", "size", "start", "taken", "missing", "refused"] {
        #expect(found[key] == true, "\(key)")
      }
      #expect(found["status"] == "success" && found["killed"] == "killed" && found["failed"] == "error")
      #expect(found["debug"]?.scalarText?.contains("'nix'") == true)
      #expect(found["json"] == 1 && found["listed"] == 3 && found["schedules"] == ["nightly"])
    }
  }

  @Test("trino 0.340.0 pages, types, is told a user's error, and cancels")
  func trino() async throws {
    try await SandboxClient.with { client in
      client.sandbox.lay(Self.answer, for: "SELECT types")
      let found = try await judge("trino_judge", [String(client.access.port)])
      #expect(
        found["rows"]?.list?.first?.list?.prefix(4)
          == ["9223372036854775807", "0.5", "Decimal('12.50')", "'Zoë'"])
      #expect(
        found["rows"]?.list?.first?.list?[4].scalarText?.hasPrefix("datetime.datetime(2026, 1, 2, 3, 4, 5, 678000)")
          == true)
      #expect(found["columns"]?.list?[2] == ["n", "decimal(18,2)"])
      #expect(found["sum"] == .number(String(12_001 * 12_002 / 2)))
      #expect(found["error"]?.list?.first == "USER_ERROR")
      #expect(await client.sandbox.cancelledTrinoQueries() == 1)
    }
  }
}
