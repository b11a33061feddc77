import Activation
import ExportEngine
import Foundation
import Scheduling
import TestSupport
import Testing

@testable import Workflow

@Suite("Export of workflows")
struct ExportTests {
  private static let activation: DocumentValue = [
    "activation": "weekly-loyalty", "connection": "acme",
    "source": [
      "treasure_data": [
        "site": "jp01", "api_key": "env:TD_API_KEY", "database": "crm_db", "engine": "hive",
        "query": "SELECT email\nFROM people\n",
      ]
    ],
    "result_settings": [
      "dataset_id": "0123", "type": "amazon_marketing_cloud", "target": "dataset",
      "dataset_definition": ["dataSetId": "x"], "path_prefix": "*/on", "audience_name": "yes",
    ],
    "schedule": ["cron": "0 0 1 * 1", "timezone": "Asia/Tokyo", "delay": 600],
    "notify": ["email": ["to": ["ops@example.com"], "on": ["failure"]]],
  ]

  @Test("it reads like the product document's workflows, with the cron resolved and no secret")
  func writes() {
    let export = WorkflowExport(Self.activation)
    #expect(
      export.text == """
        timezone: Asia/Tokyo

        schedule:
          cron>: 0 0 * * 1
          delay: 600

        _export:
          td:
            database: crm_db
            endpoint: api.treasuredata.co.jp

        _error:
          mail>:
            data: Look at the session in Treasure Workflow for the report of the run.
          subject: 'weekly-loyalty: failed'
          to:
          - ops@example.com

        +weekly-loyalty:
          td>: weekly-loyalty.sql
          database: ${td.database}
          engine: hive
          result_connection: acme
          result_settings:
            type: amazon_marketing_cloud
            target: dataset
            dataset_id: "0123"
            dataset_definition: '{"dataSetId":"x"}'
            path_prefix: "*/on"
            audience_name: "yes"

        """)
    #expect(export.query?.file == "weekly-loyalty.sql")
    #expect(export.query?.text == "SELECT email\nFROM people\n")
    #expect(export.issues.isEmpty, "\(export.issues)")
    #expect(export.text?.contains("TD_API_KEY") == false)
  }

  @Test("what a workflow cannot say is told")
  func tellsWhatIsLeftOut() {
    var activation = Self.activation
    activation["output_mapping.columns" as FieldPath] = [["source": "a", "output": "b"]]
    activation["limits.rejected_rows" as FieldPath] = "5%"
    activation["segment.id" as FieldPath] = "1"
    activation["notify.webhook.url" as FieldPath] = "https://hooks.example.com/x"
    activation["schedule.catch_up" as FieldPath] = "last"
    activation["schedule.disable_after" as FieldPath] = 3
    let paths = WorkflowExport(activation).issues.map(\.path.description)
    #expect(
      Set(paths) == [
        "output_mapping", "limits", "segment", "notify.webhook", "schedule.catch_up", "schedule.disable_after",
      ])
    let csv = WorkflowExport(["activation": "a", "source": ["csv": ["path": "a.csv"]]])
    #expect(csv.text == nil && csv.issues.hasErrors)
  }

  @Test("import after export is the identity", arguments: 0..<200)
  func roundTrips(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let activation = Self.random(using: &generator)
    let name = try #require(activation["activation"]?.scalarText)
    let export = WorkflowExport(activation)
    let text = try #require(export.text)
    let files = export.query.map { [$0.file: $0.text] } ?? [:]
    let imported = WorkflowImport(text, name: name, files: ProjectFiles { files[$0] })
    #expect(imported.only == activation, "\(text)")
    #expect(imported.issues.filter { $0.message.contains("disabled") == false }.isEmpty, "\(imported.issues)")
  }

  @Test("PyYAML reads the same settings from what is written", arguments: 0..<5)
  func agreesWithPython(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed + 1_000)
    let activation = Self.random(using: &generator)
    let text = try #require(WorkflowExport(activation).text)
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    let program = """
      import json, sys, yaml
      file = yaml.safe_load(sys.stdin.read())
      task = next(file[key] for key in file if key.startswith('+'))
      print(json.dumps(task['result_settings']))
      """
    process.arguments = ["python3", "-c", program]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = try #require(try output.fileHandleForReading.readToEnd(), "\(text)")
    process.waitUntilExit()
    #expect(try JSONText.read(Array(data)) == activation["result_settings"], "\(text)")
  }

  /// An activation in the form an import gives it, with the texts that writers get wrong.
  private static func random(using generator: inout SeededGenerator) -> DocumentValue {
    func flip() -> Bool { Bool.random(using: &generator) }
    func pick<Element>(_ elements: [Element], _ fallback: Element) -> Element {
      elements.randomElement(using: &generator) ?? fallback
    }
    func text() -> String {
      let pieces = [
        "a", "Zürich", "0", "7", " ", "é", "日", "\"", "\\", "'", ":", "#", "- ", "true", "null", "on", "*", "@", "0.5",
        "{", "}", "[", "%", "&", "!", "|", ">", "?", ",", "`", "~", "10:00:00", "\n", "x: y",
      ]
      return (0..<Int.random(in: 1...5, using: &generator)).map { _ in pick(pieces, "a") }.joined()
    }
    var treasureData: DocumentMap = ["site": .text(pick(["us01", "jp01", "eu01", "ap02", "ap03"], "us01"))]
    treasureData["api_key"] = "env:TD_API_KEY"
    if flip() {
      treasureData["database"] = "crm_db"
      treasureData["engine"] = .text(pick(["trino", "hive"], "trino"))
      treasureData["query"] = .text("SELECT \(text())\n")
      if flip() { treasureData["priority"] = .number(String(Int.random(in: -2...2, using: &generator))) }
      if flip() { treasureData["pool_name"] = .text(text()) }
    } else {
      treasureData["job_id"] = .text("\(Int.random(in: 1...99_999, using: &generator))")
    }
    var settings: DocumentMap = ["type": "amazon_marketing_cloud", "target": "dataset"]
    for key in ["dataset_id", "dataset_definition", "bucket", "path_prefix"] where flip() {
      settings[key] = .text(text())
    }
    if flip() { settings["wait_until_finish"] = .bool(flip()) }
    if flip() { settings["advertiser_id"] = .number(String(Int.random(in: 1...9_999, using: &generator))) }
    settings["update_strategy"] = "additive"
    var schedule: DocumentMap = [:]
    if flip() {
      schedule["cron"] = .text(
        pick(["0 0 * * *", "0,30 9-10 * * 1-5", "0 0 5,10 * *", "15 3 1 jan,jul *"], "0 0 * * *"))
      if flip() { schedule["timezone"] = .text("America/Los_Angeles") }
      if flip() { schedule["delay"] = .number("\(Int.random(in: 1...9_999, using: &generator))") }
      if flip() { schedule["start"] = "2026-01-01" }
      if flip() { schedule["catch_up"] = "none" }
      if flip() { schedule["enabled"] = false }
    }
    var activation: DocumentMap = [
      "activation": .text("flow-\(Int.random(in: 1...9, using: &generator))"), "connection": .text(text()),
    ]
    activation["source"] = ["treasure_data": .map(treasureData)]
    activation["result_settings"] = .map(settings)
    if !schedule.isEmpty { activation["schedule"] = .map(schedule) }
    if flip() {
      let occasions: [DocumentValue] = pick([["success", "failure"], ["success"], ["failure"]], ["failure"])
      activation["notify"] = ["email": ["to": ["ops@example.com", "ada@example.org"], "on": .list(occasions)]]
    }
    return .map(activation)
  }

  @Test(
    "any cron of ours fires at the same times as the one that is written",
    arguments: ["0 0 1 * 1", "0 0 */5 * *", "*/7 */5 */3 */4 1", "30 2 1-7 mar sun", "@daily", "0 0 1-31 * 1"])
  func keepsTimes(cron: String) throws {
    var activation = Self.activation
    activation["schedule.cron" as FieldPath] = .text(cron)
    let export = WorkflowExport(activation)
    let imported = WorkflowImport(try #require(export.text), name: "a", files: ProjectFiles { _ in "SELECT 1" })
    #expect(!imported.issues.hasErrors)
    let again = try #require(imported.only?["schedule"]?["cron"]?.scalarText)
    let (first, second) = (try CronExpression(cron), try CronExpression(again))
    var from = 1_770_000_000
    for _ in 0..<200 {
      let next = try #require(first.next(atOrAfter: from, in: .utc))
      #expect(second.next(atOrAfter: from, in: .utc) == next)
      from = next + 1
    }
  }
}
