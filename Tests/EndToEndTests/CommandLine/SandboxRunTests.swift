import Foundation
import Testing

@Suite("Runs against the sandbox in another process")
struct SandboxRunTests {
  private let home: TestHome
  private let sandbox: SandboxProcess
  private var remote: Remote { sandbox.remote }

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
    try home.write(ActivationFile.people, to: "data/people.csv")
  }

  private func write(_ activation: ActivationFile = ActivationFile()) throws -> String {
    try home.write(activation, remote)
  }

  private func run(_ arguments: String...) async throws -> Outcome {
    try await home.run(["run"] + arguments, remote.environment)
  }

  @Test("A run exports every row and leaves no file in the bucket")
  func run() async throws {
    let outcome = try await run(try write(), "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try outcome.json(PrintedReport.self)
    #expect(report.status == "succeeded")
    #expect(report.rows.read == 3)
    #expect(report.rows.exported == 3)
    #expect(report.files.map(\.rows) == [3])
    #expect(report.files.allSatisfy { $0.key.hasPrefix("end-to-end/loyalty_") && $0.key.hasSuffix("-00001.csv.gz") })
    #expect(report.datasetCreated)
    #expect(report.remoteStatus == "SUCCESS")
    #expect(!report.issues.contains { $0.isError })
    #expect(try await remote.keys() == [])
    let said = outcome.output + outcome.errors
    #expect(!remote.secrets.contains { said.contains($0) })
  }

  @Test("An activation is found by its name in the home folder")
  func byName() async throws {
    _ = try write()
    let outcome = try await run("weekly-loyalty", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test("Files stay in the bucket when they are not to be cleaned")
  func withoutCleaning() async throws {
    let path = try write()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try home.write(
      text.replacing("clean_upload_file: true", with: "clean_upload_file: false"), to: "activations/keep.yaml")
    let outcome = try await run("keep", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try outcome.json(PrintedReport.self)
    let expected = report.files.map(\.key) + [try #require(report.manifestKey)]
    #expect(try await remote.keys().sorted() == expected.sorted())
  }

  @Test("A second run uses the data set that the first one made")
  func twice() async throws {
    let path = try write()
    let first = try await run(path, "--json").json(PrintedReport.self)
    let second = try await run(path, "--json").json(PrintedReport.self)
    #expect(first.datasetCreated)
    #expect(!second.datasetCreated)
    #expect(second.status == "succeeded")
    #expect(first.runId != second.runId)
    #expect(first.uploadId != second.uploadId)
  }

  @Test("--events prints nothing but JSON lines, from started to finished")
  func events() async throws {
    struct Event: Decodable {
      let event: String
      let report: PrintedReport?
    }
    let outcome = try await run(try write(), "--events")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let events = try outcome.lines(Event.self)
    #expect(events.first?.event == "started")
    #expect(events.last?.event == "finished")
    #expect(events.last?.report?.rows.exported == 3)
    #expect(events.contains { $0.event == "submitted" })
  }

  @Test("A run that would remove rows needs --yes where nobody can be asked")
  func confirmation() async throws {
    let path = try write(ActivationFile(strategy: "FULL REPLACE"))
    let refused = try await run(path, "--json")
    #expect(refused.status == 64)
    let issue = try #require(try refused.json(PrintedIssues.self).issues.first(where: \.isError))
    #expect(issue.code == "confirmation_needed")
    #expect(issue.path == "result_settings.update_strategy")
    #expect(issue.fix.contains("--yes"))
    let confirmed = try await run(path, "--json", "--yes")
    #expect(confirmed.status == 0, "\(confirmed.errors)")
  }

  @Test("A refused confirmation keeps standard output to JSON lines with --events")
  func confirmationWithEvents() async throws {
    let refused = try await run(try write(ActivationFile(strategy: "full_replace")), "--events")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("--yes"))
    for line in refused.output.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  @Test("A dry run sends nothing and writes the very files", arguments: [true, false])
  func dryRun(writesFiles: Bool) async throws {
    let folder = "\(home.folder)/out"
    let more = writesFiles ? ["--out", folder] : []
    let outcome = try await home.run(["dry-run", try write(), "--json"] + more, remote.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try outcome.json(PrintedReport.self)
    #expect(report.status == "dry_run")
    #expect(report.rows.exported == 3)
    #expect(try await remote.keys() == [])
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    #expect(names.contains { $0.hasSuffix(".csv.gz") } == writesFiles)
  }

  @Test("The sandbox ends in order when it is told to", arguments: [SIGINT, SIGTERM])
  func sandboxStops(signal: Int32) async throws {
    sandbox.program.send(signal)
    let outcome = try await sandbox.program.outcome(atMost: .seconds(90))
    #expect(outcome.status == 0)
    #expect(!outcome.diedBySignal)
    #expect(home.temporaryNames == [])
  }

  @Test("A sandbox with a state folder keeps its credentials from start to start")
  func sandboxState() async throws {
    func credentials() async throws -> [String] {
      let program = try home.start(["sandbox", "--state", "\(home.folder)/sandbox", "--json"])
      try await program.wait(for: "the addresses") { $0.hasSuffix("}\n") }
      program.send(SIGTERM)
      let remote = try await program.outcome().json(Remote.self)
      return remote.secrets + [remote.clientId, remote.amcInstanceId]
    }
    #expect(try await credentials() == credentials())
  }
}
