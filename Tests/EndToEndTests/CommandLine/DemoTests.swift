import Foundation
import Testing

@Suite("Demo without a screen")
struct DemoTests {
  @Test("It exports the sample and prints the documented keys")
  func headless() async throws {
    let home = try TestHome()
    let outcome = try await home.run(["demo", "--headless", "--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try outcome.json(PrintedReport.self)
    #expect(report.status == "succeeded")
    #expect(report.rows.read == 2400)
    #expect(report.rows.exported + report.rows.skipped == report.rows.read)
    #expect(report.rows.skippedByReason.values.reduce(0, +) == report.rows.skipped)
    #expect(report.files.map(\.rows).reduce(0, +) == report.rows.exported)
    #expect(home.temporaryNames == [], "the private home is removed")
  }

  static let keys: [(path: String, names: [String])] = [
    (
      "",
      [
        "run_id", "activation", "status", "rows", "columns", "files", "manifest_key", "dataset_created", "upload_id",
        "deletion_request_ids", "audience_execution_id", "remote_status", "seconds", "bytes_uploaded", "issues",
      ]
    ),
    ("rows", ["read", "exported", "skipped", "skipped_by_reason"]),
    ("columns", ["matched", "dropped", "missing"]),
  ]

  @Test("The report has every key that scripts rely on")
  func documentedKeys() async throws {
    let outcome = try await TestHome().run(["demo", "--headless", "--json"])
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    for (path, names) in Self.keys {
      let part = path.isEmpty ? document : document?[path] as? [String: Any]
      for name in names { #expect(part?.keys.contains(name) == true, "\(path).\(name)") }
    }
    let files = try #require(document?["files"] as? [[String: Any]])
    #expect(files.allSatisfy { Set($0.keys).isSuperset(of: ["key", "bytes", "rows"]) } && !files.isEmpty)
  }

  @Test("Its report names no file that is gone when it has ended")
  func noDanglingPath() async throws {
    let outcome = try await TestHome().run(["demo", "--headless", "--json"])
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    if let path = document?["rejects_path"] as? String {
      #expect(FileManager.default.fileExists(atPath: path), "\(path)")
    }
  }

  @Test("Ctrl-C ends it with 130 and removes its private home")
  func interrupted() async throws {
    let home = try TestHome()
    let program = try home.start(["demo", "--headless"], ["AMC_EXPORT_POLL_SECONDS": "60"])
    try await waiting(for: "the upload") { program.errors.contains("waiting for Amazon") ? () : nil }
    program.send(SIGINT)
    let outcome = try await program.outcome(atMost: .seconds(90))
    #expect(outcome.status == 130)
    #expect(home.temporaryNames == [])
  }
}
