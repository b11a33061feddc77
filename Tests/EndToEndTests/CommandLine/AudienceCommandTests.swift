import Foundation
import Testing

@Suite("Audiences by the command line")
struct AudienceCommandTests {
  private let home: TestHome
  private let sandbox: SandboxProcess
  private var remote: Remote { sandbox.remote }

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
    try home.write(remote.connectionWithoutBucket, to: "connections/test.yaml")
  }

  /// The product document's workflow for audiences, as it stands there.
  private func write(query: String = "SELECT user_id FROM dsp_impressions_for_audiences", more: String = "") throws
    -> String
  {
    try home.write(
      """
      activation: lapsed
      connection: test
      \(more)
      result_settings:
        type: amazon_marketing_cloud
        target: rule_based_audiences
        amc_instance_id: \(remote.amcInstanceId)
        amc_account_id: \(remote.amcAccountId)
        audience_name: "test_audience"
        audience_description: "test audience description"
        advertiser_id: 123
        query: "\(query)"
        time_window_start: "2023-06-25T00:00:00"
        time_window_end: "2023-07-25T00:00:00"
        refresh_rate_days: 1
        time_window_relative: false

      """, to: "activations/lapsed.yaml")
  }

  private func run(_ arguments: String...) async throws -> Outcome { try await home.run(arguments, remote.environment) }

  @Test("An audience is made, and the second run finds it there")
  func makes() async throws {
    let path = try write()
    let first = try await run("run", path, "--json")
    #expect(first.status == 0, "\(first.errors)")
    let report = try first.json(PrintedReport.self)
    #expect(report.status == "succeeded" && report.remoteStatus == "SUCCEEDED")
    let id = try #require(report.audienceExecutionId)
    let second = try await run("run", path, "--json")
    #expect(second.status == 0)
    let again = try second.json(PrintedReport.self)
    #expect(again.audienceExecutionId == id && again.issues.map(\.code) == ["audience_adopted"])
  }

  @Test("The product document's own query is warned of, ends with 69, and says what Amazon said")
  func plainTable() async throws {
    let path = try write(query: "SELECT user_id FROM dsp_impressions")
    let validated = try await run("validate", path)
    #expect(validated.status == 0 && validated.output.contains("dsp_impressions_for_audiences"))
    let outcome = try await run("run", path)
    #expect(outcome.status == 69)
    #expect(outcome.output.contains("Use audience-specific tables in the query."))
    #expect(outcome.output.contains("FAILED"))
  }

  @Test("A trigger of more than one row ends with 65; SELECT 1 is fine")
  func trigger() async throws {
    try home.write("x\n1\n", to: "data/one.csv")
    try home.write("x\n1\n2\n", to: "data/two.csv")
    let one = try await run("run", try write(more: "source: {csv: {path: ../data/one.csv}}"), "--json")
    #expect(one.status == 0, "\(one.output)")
    let two = try await run("run", try write(more: "source: {csv: {path: ../data/two.csv}}"), "--json")
    #expect(two.status == 65)
    #expect(try two.json(PrintedReport.self).issues.map(\.code) == ["too_many_rows"])
  }

  @Test("Preview prints the request, the dry run counts it")
  func others() async throws {
    let path = try write()
    let preview = try await run("preview", path)
    #expect(preview.status == 0 && preview.output.contains(#""timeWindowStart": "2023-06-25T00:00:00Z""#))
    let dry = try await run("dry-run", path, "--json")
    #expect(dry.status == 0)
    #expect(try dry.json(PrintedReport.self).issues.map(\.code) == ["small_audience"])
  }

  // MARK: - Data sets

  @Test("Data sets are created, listed, shown, and compared when they are there")
  func datasets() async throws {
    let file = try home.write(ActivationFile.fact, to: "data/loyalty.json")
    let created = try await run("dataset", "create", file, "--connection", "test")
    #expect(created.status == 0 && created.output.contains("loyalty_v1: FACT"), "\(created.output)\(created.errors)")
    #expect(created.output.contains("created"))
    let listed = try await run("dataset", "list", "--connection", "test", "--json")
    #expect(listed.status == 0 && listed.output.contains(#""dataset_id": "loyalty_v1""#))
    let shown = try await run("dataset", "show", "loyalty_v1", "--connection", "test")
    #expect(shown.status == 0 && shown.output.contains("hashed EMAIL"))
    #expect(try await run("dataset", "create", file, "--connection", "test").status == 0)
    let other = try home.write(ActivationFile.definition(ActivationFile.time), to: "data/other.json")
    let differs = try await run("dataset", "create", other, "--connection", "test")
    #expect(differs.status == 65 && differs.output.contains("email is only there"))
    let missing = try await run("dataset", "show", "nothing", "--connection", "test", "--json")
    #expect(missing.status == 65 && missing.output.contains("dataset_missing"))
    #expect(try await run("dataset", "create", file).status == 64)
    #expect(try await run("dataset", "list", "--connection", "nobody").status == 78)
  }
}
