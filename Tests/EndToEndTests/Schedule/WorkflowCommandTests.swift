import Foundation
import Testing

@Suite("Workflow files on the command line")
struct WorkflowCommandTests {
  private static let text = """
    _export:
    \u{A0} td:
        database: crm_db

    +amc_task:
      td>: upload.sql
      database: ${td.database}
      result_connection: test
      result_settings:
        type: amazon_marketing_cloud
    target: dataset
    operation: upload
    dataset_id: loyalty_v1
    bucket: acme-amc-upload

    """

  private let home: TestHome
  private let path: String

  init() throws {
    home = try TestHome()
    path = try home.write(Self.text, to: "data/weekly.dig")
    try home.write("SELECT email FROM people", to: "data/upload.sql")
  }

  @Test("import prints an activation and tells its repairs on standard error; export and import give it back")
  func roundTrips() async throws {
    let imported = try await home.run(["workflow", "import", path])
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(imported.output.hasPrefix("activation: weekly\nconnection: test\n"))
    #expect(imported.output.contains("query: SELECT email FROM people"))
    #expect(imported.errors.contains("no-break space") && imported.errors.contains("result_settings of +amc_task"))

    let activation = try home.write(imported.output, to: "data/weekly.yaml")
    let exported = try await home.run(["workflow", "export", activation])
    #expect(exported.status == 0, "\(exported.errors)")
    #expect(exported.errors.contains("data/weekly.sql"))
    #expect(try String(contentsOfFile: "\(home.folder)/data/weekly.sql", encoding: .utf8) == "SELECT email FROM people")
    try home.write(exported.output, to: "data/weekly.dig")
    let again = try await home.run(["workflow", "import", path])
    #expect(again.output == imported.output)
    #expect(again.errors.isEmpty)
  }

  @Test("a folder takes both files, and a file of somebody else's is left alone")
  func exportsIntoFolder() async throws {
    let activation = try home.write(try await home.run(["workflow", "import", path]).output, to: "data/a.yaml")
    let out = "\(home.folder)/out"
    let outcome = try await home.run(["workflow", "export", activation, "--out", out])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == ["weekly.dig", "weekly.sql"])
    try home.write("SELECT 2", to: "out/weekly.sql")
    #expect(try await home.run(["workflow", "export", activation, "--out", out]).status == 64)
    #expect(try await home.run(["workflow", "export", activation, "--out", out, "--force"]).status == 0)
  }

  @Test("several exporting tasks are several documents, or the one that is asked for")
  func choosesTask() async throws {
    let task = "  td>: upload.sql\n  result_connection: test\n  result_settings: {type: amazon_marketing_cloud}\n"
    let path = try home.write("+one:\n\(task)+two:\n\(task)", to: "data/both.dig")
    let both = try await home.run(["workflow", "import", path]).output
    #expect(both.contains("activation: both-one") && both.contains("\n---\nactivation: both-two"))
    let two = try await home.run(["workflow", "import", path, "--task", "two"]).output
    #expect(two.hasPrefix("activation: both-two"))
    #expect(try await home.run(["workflow", "import", path, "--task", "three"]).status == 64)
    let run = try await home.run(["run", path, "--json"])
    #expect(run.status == 65)
    #expect(run.output.contains("several exporting tasks"))
  }

  @Test("a missing or broken workflow ends with its exit status and prints no activation")
  func refuses() async throws {
    #expect(try await home.run(["workflow", "import", "\(home.folder)/none.dig"]).status == 66)
    let broken = try await home.run(["workflow", "import", try home.write("a: [", to: "data/broken.dig")])
    #expect(broken.status == 65 && broken.output.isEmpty)
  }

  @Test("a workflow file is validated and run as it stands; what only a running workflow knows is an error")
  func runsDirectly() async throws {
    try home.write(Remote.nowhere.connectionFile, to: "connections/test.yaml")
    let text = Self.text.replacing("loyalty_v1", with: "${session_date}")
    let outcome = try await home.run(["validate", try home.write(text, to: "data/open.dig"), "--json"])
    #expect(outcome.status == 65)
    let issues = try outcome.json(PrintedIssues.self).issues
    #expect(issues.contains { $0.isError && $0.code == "unresolved_reference" })
    #expect(issues.contains { !$0.isError && $0.code == "repaired" })
  }
}
