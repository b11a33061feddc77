import Activation
import Foundation
import GRDB
import Rows
import TestSupport
import Testing

@testable import ExportEngine

@Suite("Sources and mappings")
struct SourceTests {
  @Test("rows of a SQLite query arrive")
  func sqlite() async throws {
    try await Bench.with { bench in
      let database = try DatabaseQueue(path: "\(bench.folder)/crm.db")
      try await database.write { connection in
        try connection.execute(
          sql: """
            CREATE TABLE person (mail TEXT, visits INTEGER, notes TEXT);
            INSERT INTO person VALUES ('ada@example.com', 9007199254740993, 'a, b'), ('bob@example.org', 2, NULL);
            """)
      }
      let outcome = await bench.run(
        bench.draft("") {
          $0["source" as FieldPath] = [
            "sqlite": ["file": "../crm.db", "query": "SELECT mail AS email, visits, notes FROM person"]
          ]
        })
      #expect(outcome.report.issues == [])
      #expect(await bench.visits() == ["2", "9007199254740993"])
      #expect(await bench.rows().compactMap { $0["notes"] ?? nil } == ["a, b"])
    }
  }

  @Test("a compressed CSV file is read like a plain one")
  func gzip() async throws {
    try await Bench.with { bench in
      let text = Array("email,visits,notes\nada@example.com,1,ä\n".utf8)
      let compressed = gzipped(text)
      let outcome = await bench.run(bench.draft(try bench.write(compressed, "people.csv.gz")))
      #expect(outcome.report.status == .succeeded)
      #expect(await bench.rows().map { $0["notes"] } == ["ä"])
    }
  }

  @Test("several files of a pattern are one source")
  func pattern() async throws {
    try await Bench.with { bench in
      _ = try bench.people(["ada@example.com,1,"], in: "data/day-1.csv")
      _ = try bench.people(["bob@example.org,2,", "cyd@example.net,3,"], in: "data/day-2.csv")
      let outcome = await bench.run(bench.draft("../data/day-*.csv"))
      #expect(outcome.report.rows == .init(read: 3, exported: 3))
      #expect(await bench.visits() == ["1", "2", "3"])
    }
  }

  @Test("renamed columns fill the fields they are named for, and the rest is dropped and listed")
  func renamed() async throws {
    try await Bench.with { bench in
      let path = try bench.write(Array("mail,shop_visits,age\nada@example.com,1,44\n".utf8), "crm.csv")
      let outcome = await bench.run(
        bench.draft(path) {
          $0["output_mapping" as FieldPath] = [
            "export_all_columns": true,
            "columns": [["source": "mail", "output": "email"], ["source": "shop_visits", "output": "visits"]],
          ]
        })
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.columns == .init(matched: ["email", "visits"], dropped: ["age"], missing: ["notes"]))
      #expect(await bench.visits() == ["1"])
    }
  }

  @Test("without export_all_columns only listed columns leave")
  func listedOnly() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(["ada@example.com,1,private remark"])) {
          $0["output_mapping" as FieldPath] = [
            "export_all_columns": false, "columns": [["source": "email"], ["source": "visits"]],
          ]
        })
      #expect(outcome.report.status == .succeeded)
      #expect(await bench.rows().map { $0["notes"] } == [.some(nil)])
    }
  }

  @Test("the string builder writes the same value on each row")
  func strings() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(["ada@example.com,1,", "bob@example.org,2,"])) {
          $0["segment" as FieldPath] = ["id": "1234", "name": "Loyal, \"gold\""]
          $0["output_mapping" as FieldPath] = [
            "columns": [["source": "email"], ["source": "visits"]],
            "strings": [["output": "notes", "value": "segment_name"]],
          ]
        })
      #expect(outcome.report.status == .succeeded)
      #expect(await bench.rows().map { $0["notes"] } == ["Loyal, \"gold\"", "Loyal, \"gold\""])
    }
  }

  @Test("the string builder's timestamp is the time of the export, in UTC")
  func timestamp() async throws {
    try await Bench.with { bench in
      let report = await bench.engine {
        $0.now = { Date(timeIntervalSince1970: 1_700_000_000) }
      }.preview(
        bench.draft(try bench.people(["ada@example.com,1,"])) {
          $0["output_mapping" as FieldPath] = [
            "columns": [["source": "email"], ["source": "visits"]],
            "strings": [["output": "notes", "value": "timestamp", "format": "%Y-%m-%dT%H:%M:%SZ"]],
          ]
        })
      #expect(report.issues == [])
      #expect(report.rows.first?.cells.last?.sent == "2023-11-14T22:13:20Z")
    }
  }

  @Test(
    "a source that cannot be read is an issue at the source",
    arguments: [
      (FieldPath("source.csv.path"), DocumentValue.text("missing.csv"), Issue.Code.sourceMissing),
      ("source", .map(["sqlite": ["file": "missing.db", "query": "SELECT 1"]]), .sourceMissing),
      ("source.csv.path", "..", .sourceUnreadable),
    ])
  func unreadable(path: FieldPath, value: DocumentValue, code: Issue.Code) async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft("people.csv") { $0[path] = value })
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [code])
      #expect(outcome.report.issues.allSatisfy { $0.path.isWithin("source") })
      #expect(await bench.sandbox.requests() == [])
    }
  }
}
