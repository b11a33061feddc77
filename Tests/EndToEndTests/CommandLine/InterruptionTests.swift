import Foundation
import Testing

@Suite("Interrupted runs")
struct InterruptionTests {
  private let home: TestHome
  private let sandbox: SandboxProcess

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
  }

  private func start(_ activation: ActivationFile, _ environment: [String: String] = [:]) throws -> RunningProgram {
    let path = try home.write(activation, sandbox.remote)
    return try home.start(
      ["run", path, "--events"], sandbox.remote.environment.merging(environment) { _, new in new })
  }

  /// Three million invented people: more than a fast program sends before the signal arrives.
  private func writeManyPeople() throws {
    let rows = (0..<10_000).map { "person\($0)@example.com,2024-05-01T08:00:00Z,\($0).25\n" }.joined()
    let path = try home.write("email,purchase_time,amount\n", to: "data/people.csv")
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    for _ in 0..<300 { try file.write(contentsOf: Data(rows.utf8)) }
    try file.close()
  }

  @Test("Ctrl-C during the upload ends with 130 and leaves no object", arguments: [SIGINT, SIGTERM])
  func duringUpload(signal: Int32) async throws {
    try writeManyPeople()
    let program = try start(ActivationFile(more: "limits: {part_megabytes: 5}"))
    try await program.wait(for: "an uploaded part") { $0.contains(#""part_uploaded""#) }
    program.send(signal)
    let outcome = try await program.outcome(atMost: .seconds(90))
    #expect(outcome.status == 130)
    #expect(!outcome.diedBySignal)
    #expect(try await sandbox.remote.keys() == [])
    let report = try #require(try finished(outcome))
    #expect(report.status == "interrupted")
    #expect(report.uploadId == nil)
  }

  @Test("Ctrl-C during a multipart upload leaves no unfinished upload")
  func duringMultipart() async throws {
    try writeManyPeople()
    let program = try start(ActivationFile())
    try await program.wait(for: "an uploaded part") { $0.contains(#""part_uploaded""#) }
    program.send(SIGINT)
    let outcome = try await program.outcome(atMost: .seconds(90))
    #expect(outcome.status == 130)
    #expect(try await sandbox.remote.keys() == [])
  }

  @Test("Ctrl-C while Amazon reads ends with 130, keeps the files Amazon needs and names the upload")
  func whileAmazonReads() async throws {
    try home.write(ActivationFile.people, to: "data/people.csv")
    let program = try start(ActivationFile(), ["AMC_EXPORT_POLL_SECONDS": "60"])
    try await program.wait(for: "the upload") { $0.contains(#""submitted""#) }
    program.send(SIGINT)
    let outcome = try await program.outcome(atMost: .seconds(90))
    #expect(outcome.status == 130)
    let report = try #require(try finished(outcome))
    #expect(report.status == "interrupted")
    #expect(report.uploadId != nil)
    #expect(try await sandbox.remote.keys().count == report.files.count + 1)
    let issue = try #require(report.issues.first { $0.code == "interrupted" })
    #expect(issue.message.contains("Amazon"), "the person has to know that Amazon goes on reading: \(issue.message)")
  }

  private func finished(_ outcome: Outcome) throws -> PrintedReport? {
    struct Event: Decodable {
      let report: PrintedReport?
    }
    return try outcome.lines(Event.self).last?.report
  }
}
