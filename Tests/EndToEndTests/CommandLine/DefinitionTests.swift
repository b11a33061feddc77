import Foundation
import Testing

@Suite("Data-set definitions on the command line")
struct DefinitionTests {
  private let home: TestHome
  private let sandbox: SandboxProcess
  private var remote: Remote { sandbox.remote }

  init() async throws {
    home = try TestHome()
    sandbox = try await SandboxProcess.start(in: home)
  }

  /// The two examples of the product document, as it prints them, and rows for them.
  static let examples = [
    (
      "mydemosimledimensionds",
      #"{ "dataSet": {"columns":[{"name": "product_asin","columnType": "DIMENSION","dataType": "STRING"},{"name": "product_sku","columnType": "METRIC","dataType": "STRING"}],"dataSetId": "mydemosimledimensionds","description": "my demo dimension dataset"}}"#,
      "product_asin,product_sku\nB000000001,sku-1\nB000000002,\n"
    ),
    (
      "mydemofactdswithidentity",
      #"{"dataSet": {"dataSetId": "mydemofactdswithidentity","columns": [{"columnType": "DIMENSION","dataType": "STRING","externalUserIdType": {"hashedPii": "EMAIL"},"name": "email"},{"columnType": "DIMENSION","dataType": "DATE","isMainEventTime": true,"name": "record_date"},{"columnType": "DIMENSION","dataType": "STRING","name": "tcf_string","consentType": "TCF"}],"countryCode": "US"}}"#,
      "email,record_date,tcf_string\nada@example.com,2024-05-01,CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA\nbea@example.com,1714640400,\n"
    ),
  ]

  @Test("Both examples of the product document validate, preview and run unchanged", arguments: examples)
  func productDocument(id: String, definition: String, rows: String) async throws {
    try home.write(rows, to: "data/people.csv")
    let path = try home.write(ActivationFile(datasetID: id, definition: definition), remote)
    for command in ["validate", "preview", "run"] {
      let outcome = try await home.run([command, path, "--json"], remote.environment)
      #expect(outcome.status == 0, "\(command) \(outcome.output) \(outcome.errors)")
      #expect(try outcome.json(PrintedIssues.self).issues.isEmpty, "\(outcome.output)")
    }
  }

  @Test("A definition drafted from a file is pasted into an activation and runs")
  func inferred() async throws {
    let rows = """
      Customer No,E-Mail,Mobile,PLZ,country,bought_at,order total
      7,ada@example.com,(571) 412-0599,02139,US,1714550400,12.345
      8,bea@example.com,020 7946 0958,SW1A 1AA,GB,1714636800,7

      """
    let file = try home.write(rows, to: "data/orders 2024.csv")
    let drafted = try await home.run(["dataset", "infer", file, "--yaml"])
    #expect(drafted.status == 0, "\(drafted.errors)")
    #expect(!drafted.errors.contains("ada") && !drafted.output.contains("ada"))
    let place = "result_settings:\n"
    let more = """
      activation: inferred
      connection: test

      """
    let settings = "  bucket: \(remote.bucket)\n  update_strategy: additive\n"
    try home.write(remote.connectionFile, to: "connections/test.yaml")
    let text = more + drafted.output.replacing(place, with: place + settings)
    let path = try home.write(text, to: "activations/inferred.yaml")
    let outcome = try await home.run(["run", path, "--json"], remote.environment)
    #expect(outcome.status == 0, "\(text) \(outcome.output) \(outcome.errors)")
    #expect(try outcome.json(PrintedReport.self).rows.exported == 2)
  }

  struct Drafted: Decodable {
    struct DataSet: Decodable {
      struct Column: Decodable { let name: String }
      let dataSetId: String
      let columns: [Column]
    }
    let dataSet: DataSet
  }

  @Test("What is drafted is one JSON document on standard output; the reasons stand beside it")
  func json() async throws {
    try home.write(ActivationFile.people, to: "data/people.csv")
    _ = try home.write(ActivationFile(mapping: "columns: [{source: email, output: mail}]"), remote)
    for arguments in [["weekly-loyalty"], ["weekly-loyalty", "--json"]] {
      let outcome = try await home.run(["dataset", "infer"] + arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let drafted = try JSONDecoder().decode(Drafted.self, from: Data(outcome.output.utf8))
      #expect(drafted.dataSet.dataSetId == "loyalty_v1")
      #expect(drafted.dataSet.columns.map(\.name) == ["mail"])
      #expect(outcome.errors.contains("looked at all 3 rows"))
      #expect(!outcome.errors.contains("ada"))
    }
  }

  @Test("A file that is missing ends with 66, one that cannot be drafted from with 65")
  func mistakes() async throws {
    #expect(try await home.run(["dataset", "infer", "\(home.folder)/nothere.csv"]).status == 66)
    let data = try home.write("ada@example.com,1\n", to: "data/rows.csv")
    let outcome = try await home.run(["dataset", "infer", data, "--json"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("--no-header") && !outcome.errors.contains("ada"))
    #expect(try outcome.json(PrintedIssues.self).issues.map(\.path) == ["source.csv.header"])
  }
}
