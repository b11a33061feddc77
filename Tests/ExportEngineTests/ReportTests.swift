import Activation
import Foundation
import Sandbox
import Testing

@testable import ExportEngine

@Suite("Reports")
struct ReportTests {
  /// The document with what differs from run to run replaced.
  private func stable(_ report: ExportReport) throws -> String {
    var document = report.document
    document["seconds" as FieldPath] = [:]
    document["bytes_uploaded" as FieldPath] = 0
    for index in report.files.indices { document[FieldPath("files").appending(index).appending("bytes")] = 0 }
    if report.uploadID != nil { document["upload_id" as FieldPath] = "UPLOAD" }
    if report.rejectsPath != nil { document["rejects_path" as FieldPath] = "REJECTS" }
    return JSONText.write(document, pretty: true).replacing(report.runID, with: "RUN")
  }

  @Test("the JSON document of a run has the keys of the design, in its order")
  func run() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.draft(try bench.people(["ada@example.com,1,", "bob@example.org,many,"])))
      #expect(
        try stable(outcome.report) == """
          {
            "run_id": "RUN",
            "activation": "people",
            "status": "succeeded",
            "rows": {
              "read": 2,
              "exported": 1,
              "skipped": 1,
              "skipped_by_reason": {
                "not_a_number": 1
              },
              "emptied_by_reason": {}
            },
            "columns": {
              "matched": [
                "email",
                "visits",
                "notes"
              ],
              "dropped": [],
              "missing": []
            },
            "files": [
              {
                "key": "td/people/p_RUN-00001.csv.gz",
                "bytes": 0,
                "rows": 1
              }
            ],
            "manifest_key": "td/people/p_RUN-manifest.txt",
            "dataset_created": true,
            "upload_id": "UPLOAD",
            "deletion_request_ids": [],
            "audience_execution_id": null,
            "remote_status": "SUCCESS",
            "remote_message": null,
            "metrics": {
              "OutputRowCount": 1
            },
            "account": {
              "id": "ENTITYSANDBOX2",
              "name": "Sandbox Trading US"
            },
            "seconds": {},
            "bytes_uploaded": 0,
            "rejects_path": "REJECTS",
            "issues": []
          }
          """)
      #expect(outcome.report.seconds.keys.contains("total"))
    }
  }

  @Test("the document of a failed run has the same keys, and its issues say what, where and how to fix it")
  func failed() async throws {
    try await Bench.with { bench in
      let good = await bench.run(bench.draft(try bench.people(["ada@example.com,1,"])))
      let bad = await bench.run(
        bench.draft(try bench.people(["ada@example.com,1,"])) { $0["result_settings.bucket" as FieldPath] = nil })
      #expect(bad.report.document.map?.keys == good.report.document.map?.keys)
      let issue = try #require(bad.report.document["issues"]?.list?.first)
      #expect(issue.map?.keys == ["severity", "code", "path", "message", "fix"])
      #expect(issue["path"] == "result_settings.bucket")
    }
  }

  @Test("the document of a dry run tells the requests beside")
  func dryRun() async throws {
    try await Bench.with { bench in
      let report = await bench.engine().dryRun(bench.draft(try bench.people(["ada@example.com,1,"])))
      #expect(report.document["status"] == "dry_run")
      #expect(report.document["requests"]?.map?.keys == ["login", "s3", "amc"])
      #expect(report.document["upload_id"] == .null)
    }
  }

  @Test("the document of a preview has the keys of the design")
  func preview() async throws {
    try await Bench.with { bench in
      let document = await bench.engine().preview(bench.draft(try bench.people(["Ada@Example.com,1,"]))).document
      #expect(document.map?.keys == ["columns", "rows", "issues"])
      #expect(
        document["columns"]?.list?.first?.map?.keys == [
          "output", "source", "source_type", "field", "field_type", "identity", "match", "issues",
        ])
      let cell = try #require(document["rows"]?.list?.first?.list?.first)
      #expect(cell.map?.keys == ["raw", "normalized", "sent", "note"])
      #expect(cell["raw"] == "Ada@Example.com")
      #expect(cell["normalized"] == "ada@example.com")
      #expect(cell["sent"]?.scalarText?.count == 64)
    }
  }

  /// Drafts that fail in as many ways as can be thought of.
  static let spoiled: [(FieldPath, DocumentValue?)] = [
    ("source", nil), ("source.csv.path", "missing.csv"), ("source.csv.delimiter", "ab"), ("source.sqlite", [:]),
    ("result_settings", nil), ("result_settings.dataset_id", "UPPER"), ("result_settings.dataset_id", "list"),
    ("result_settings.bucket", "a"), ("result_settings.update_strategy", "replace"),
    ("result_settings.update_strategy", "overlap_keep"), ("result_settings.country_code", "USA"),
    ("result_settings.dataset_definition", "{"), ("result_settings.dataset_definition", [:]),
    ("result_settings.dataset_definition.dataSet.columns[0].dataType", "TEXT"),
    ("result_settings.dataset_definition.dataSet.columns[0].externalUserIdType.hashedPii", "NICKNAME"),
    ("result_settings.target", "rule_based_audiences"),
    ("result_settings.operation", "remove"), ("result_settings.file_name_prefix", "_x"),
    ("result_settings.wait_until_finish", false), ("result_settings.unknown", 1),
    ("output_mapping", ["columns": [["source": "nobody"]]]), ("output_mapping", ["columns": 1]),
    ("output_mapping", ["columns": [["source": "notes", "output": "email"], ["source": "email"]]]),
    ("output_mapping", ["columns": [["source": "email"]]]),
    ("output_mapping", ["strings": [["output": "notes", "value": "segment_id"]]]),
    ("limits.rejected_rows", "many"), ("limits.part_megabytes", 1), ("schedule.timezone", "Mars/Olympus"),
  ]

  @Test("whatever is wrong with a draft, each issue says what, where and how to fix it", arguments: 0..<spoiled.count)
  func issues(index: Int) async throws {
    try await Bench.with { bench in
      let (path, value) = Self.spoiled[index]
      let file = bench.draft(try bench.people(["ada@example.com,1,"])) { $0[path] = value }
      let report = await bench.run(file).report
      #expect(report.status == .failed)
      #expect(report.issues.hasErrors)
      for issue in report.issues {
        #expect(!issue.message.isEmpty && !issue.fix.isEmpty)
        #expect(!issue.path.components.isEmpty, "\(issue)")
        #expect(issue.code != .defect)
      }
      #expect(await bench.posts() == [])
      let validated = await bench.engine().validate(file)
      #expect(Set(validated) == Set(report.issues))
    }
  }
}
