import Activation
import Foundation
import Testing

@testable import ExportEngine

@Suite("Limits and guards")
struct LimitTests {
  /// Twenty rows, of which some cannot be sent.
  private func rows(bad: Int) -> [String] {
    (1...20).map { "person\($0)@example.com,\($0 <= bad ? "many" : String($0)),row \($0)" }
  }

  @Test(
    "exactly the limit of rejected rows passes", arguments: [("1", 1), ("5%", 1), ("12.5%", 2), ("0", 0), ("0%", 0)])
  func atLimit(limit: String, bad: Int) async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(rows(bad: bad))) { $0["limits.rejected_rows" as FieldPath] = .text(limit) })
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.rows.skipped == bad)
      #expect(outcome.report.rows.exported == 20 - bad)
      #expect(await bench.rows().count == 20 - bad)
    }
  }

  @Test("one row over the limit stops the run before anything is posted", arguments: [("1", 2), ("5%", 2), ("0", 1)])
  func overLimit(limit: String, bad: Int) async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(rows(bad: bad))) { $0["limits.rejected_rows" as FieldPath] = .text(limit) })
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.tooManyRejects])
      #expect(outcome.report.issues.first?.path == "limits.rejected_rows")
      #expect(outcome.report.files == [])
      #expect(await bench.posts() == [])
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("each skipped row stands in the rejects file by number and reason, without its data")
  func rejects() async throws {
    try await Bench.with { bench in
      let people = ["ada@example.com,1,", "secret-person@example.com,many,", ",3,", "cyd@example.com,,x"]
      let outcome = await bench.run(bench.draft(try bench.people(people)))
      #expect(outcome.report.status == .succeeded)
      #expect(outcome.report.rows.skippedByReason.values.reduce(0, +) == 3)
      let path = try #require(outcome.report.rejectsPath)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let lines = text.split(separator: "\n")
      #expect(lines.first == "row,column,reason")
      #expect(lines.dropFirst().map { $0.prefix(while: { $0 != "," }) } == ["2", "3", "4"])
      #expect(lines.contains("3,,no_identity"))
      #expect(lines.contains("4,visits,null_value"))
      #expect(!text.contains("@") && !text.contains("many"))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("asked for, the rejects file shows the rejected values, quoted, and stays private")
  func rejectsWithValues() async throws {
    try await Bench.with { bench in
      let people = ["ada@example.com,1,", "bea@example.com,\"so, \"\"many\"\"\",", ",3,", "cyd@example.com,,x"]
      let draft = bench.draft(try bench.people(people)) { $0["limits.rejects_with_values" as FieldPath] = true }
      for report in [await bench.run(draft).report, await bench.engine().dryRun(draft)] {
        let path = try #require(report.rejectsPath)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(
          lines == [
            "row,column,reason,value", #"2,visits,not_a_number,"so, ""many""""#, "3,,no_identity,",
            "4,visits,null_value,",
          ])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
    }
  }

  @Test("countries without rules of their own are told even when only the rows name them")
  func unverifiedCountries() async throws {
    try await Bench.with { bench in
      let csv = try bench.write(
        Array("email,visits,land\na@example.com,1,BR\nb@example.com,2,US\nc@example.com,3,br\n".utf8), "people.csv")
      let draft = bench.draft(csv) { activation in
        activation["result_settings.dataset_definition.dataSet.columns[2]" as FieldPath] = [
          "name": "land", "columnType": "DIMENSION", "dataType": "STRING", "isCountryCode": true,
        ]
      }
      let engine = bench.engine()
      for issues in [
        await engine.preview(draft).issues, await engine.dryRun(draft).issues, await bench.run(draft).report.issues,
      ] {
        #expect(issues.map(\.code) == [.unverifiedCountry])
        #expect(issues.first?.message.contains("BR (2 rows)") == true)
      }
    }
  }

  @Test("an overlap strategy is refused for a DIMENSION data set that only Amazon describes")
  func overlapOnRemoteDimension() async throws {
    try await Bench.with { bench in
      let people = try bench.people(["ada@example.com,1,"])
      #expect(await bench.run(bench.draft(people)).report.status == .succeeded)
      let posted = await bench.posts().count
      let draft = bench.draft(people) {
        $0["result_settings.dataset_definition" as FieldPath] = nil
        $0["result_settings.create_dataset" as FieldPath] = false
        $0["result_settings.update_strategy" as FieldPath] = "overlap_keep"
      }
      let outcome = await bench.run(draft)
      #expect(outcome.codes == [.contradiction])
      #expect(await bench.posts().count == posted)
    }
  }

  @Test("an e-mail address in a plain column stops the run, and nothing is posted or left")
  func rawPII() async throws {
    try await Bench.with { bench in
      let people = rows(bad: 0) + ["zoe@example.com,21,write to secret-person@example.com please"]
      let outcome = await bench.run(bench.draft(try bench.people(people)))
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.possibleRawPII])
      #expect(outcome.report.issues.first?.message.contains("notes") == true)
      #expect(outcome.report.issues.allSatisfy { !"\($0)".contains("secret-person") })
      #expect(await bench.posts() == [])
      #expect(try await bench.bucket.keys() == [])
    }
  }

  @Test("allow_raw lets a named column pass")
  func allowRaw() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(["ada@example.com,1,ask desk@example.com"])) {
          $0["limits.allow_raw" as FieldPath] = ["notes"]
        })
      #expect(outcome.report.status == .succeeded)
      #expect(await bench.rows().first?["notes"] == "ask desk@example.com")
    }
  }

  @Test("an e-mail address in a string of the string builder is guarded too")
  func rawString() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.draft(try bench.people(["ada@example.com,1,"])) {
          $0["output_mapping" as FieldPath] = [
            "columns": [["source": "email"], ["source": "visits"]],
            "strings": [["output": "notes", "text": "sent by desk@example.com"]],
          ]
        })
      #expect(outcome.codes == [.possibleRawPII])
      #expect(await bench.posts() == [])
    }
  }
}
