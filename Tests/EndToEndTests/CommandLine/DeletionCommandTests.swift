import Foundation
import Testing

@Suite("Deleting by the command line")
struct DeletionCommandTests {
  private let home: TestHome
  private let sandbox: SandboxProcess
  private var remote: Remote { sandbox.remote }

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
    try home.write(ActivationFile.people, to: "data/people.csv")
  }

  /// The product document's workflow for deleting, on a connection without an S3 section.
  private func write(_ more: String = "") throws -> String {
    try home.write(remote.connectionWithoutBucket, to: "connections/test.yaml")
    return try home.write(
      """
      activation: forget
      connection: test
      source:
        csv: {path: ../data/people.csv}
      result_settings:
        type: amazon_marketing_cloud
        target: dataset
        operation: delete
      \(more)

      """, to: "activations/forget.yaml")
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Outcome {
    try await home.run(arguments, remote.environment.merging(environment) { $1 })
  }

  @Test("Nobody to ask: it ends with 64 and names --yes, and nothing is sent")
  func unconfirmed() async throws {
    let outcome = try await run("run", try write(), "--json")
    #expect(outcome.status == 64)
    let issues = try outcome.json(PrintedReport.self).issues
    #expect(issues.map(\.code) == ["confirmation_needed"])
    #expect(issues[0].fix.contains("--yes") && issues[0].message.contains(remote.amcInstanceId))
  }

  @Test("With --yes the people are deleted; every id is printed, and no one's data")
  func deletes() async throws {
    let outcome = try await run("run", try write(), "--yes", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try outcome.json(PrintedReport.self)
    #expect(report.status == "succeeded" && report.remoteStatus == "SUCCEEDED")
    #expect(report.deletionRequestIds?.count == 1 && report.rows.exported == 3)
    #expect(report.columns?.matched == ["email", "first_name"])
    #expect(report.columns?.dropped == ["purchase_time", "amount"])
    #expect(report.files.isEmpty && report.uploadId == nil)
    let said = outcome.output + outcome.errors
    #expect(!said.contains("ada") && !said.contains("Ada") && !remote.secrets.contains { said.contains($0) })
    #expect(outcome.errors.contains("AMC account Sandbox Trading US (\(remote.amcAccountId))"))
  }

  @Test("Preview, dry run and validate work without a bucket and send nothing")
  func others() async throws {
    let path = try write()
    #expect(try await run("validate", path).status == 0)
    let preview = try await run("preview", path)
    #expect(preview.status == 0 && preview.output.contains("FIRST_NAME"))
    let dry = try await run("dry-run", path, "--json")
    #expect(dry.status == 0)
    #expect(try dry.json(PrintedReport.self).requests?.amc == 5)
  }

  @Test("When Amazon takes its time, it ends with 75")
  func stillPending() async throws {
    let outcome = try await run("run", try write(), "--yes", "--json", environment: ["AMC_EXPORT_WAIT_SECONDS": "0"])
    #expect(outcome.status == 75, "\(outcome.output)")
    #expect(try outcome.json(PrintedReport.self).status == "running")
  }

  @Test("Over the limit of rejected rows it ends with 65, before anything is posted")
  func limit() async throws {
    try home.write("email\nada@example.com\nnobody\n", to: "data/people.csv")
    let outcome = try await run("run", try write("limits: {rejected_rows: 0}"), "--yes", "--json")
    #expect(outcome.status == 65)
    let report = try outcome.json(PrintedReport.self)
    #expect(report.issues.map(\.code).contains("too_many_rejects") && report.deletionRequestIds == [])
  }

  @Test("Events are NDJSON and name the request")
  func events() async throws {
    let outcome = try await run("run", try write(), "--yes", "--events")
    #expect(outcome.status == 0)
    struct Event: Decodable { let event: String }
    let names = try outcome.lines(Event.self).map(\.event)
    #expect(names.contains("account_found") && names.contains("deletion_requested") && names.last == "finished")
  }
}

extension Remote {
  /// A connection that leads to Amazon Marketing Cloud only.
  var connectionWithoutBucket: String {
    var lines = connectionFile.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "s3:"), let end = lines.firstIndex(of: "endpoints:") else { return "" }
    lines.removeSubrange(start..<end)
    return lines.joined(separator: "\n")
  }
}
