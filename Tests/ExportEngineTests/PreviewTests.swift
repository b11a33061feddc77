import Activation
import Documents
import Foundation
import Sandbox
import Testing

@testable import ExportEngine

/// Preview, dry run and run are one code path, so they have to agree to the last cell.
@Suite("Preview and dry run")
struct PreviewTests {
  /// The sample, sent into its own data set, to which the free text is added because it needs quoting.
  private func sample(_ bench: Bench) throws -> DraftFile {
    let path = try bench.write(Array(try Samples.customersCSV()), "customers.csv")
    var definition = try Samples.datasetDefinition()
    let count = definition["dataSet"]?["columns"]?.list?.count ?? 0
    definition[FieldPath("dataSet.columns").appending(count)] = [
      "name": "loyalty_notes", "columnType": "DIMENSION", "dataType": "STRING",
    ]
    return bench.draft(path) {
      $0["result_settings.dataset_id" as FieldPath] = .text(Samples.datasetID)
      $0["result_settings.dataset_definition" as FieldPath] = definition
      $0["output_mapping" as FieldPath] = [
        "export_all_columns": true, "columns": [["source": "customer_email", "output": "email"]],
      ]
    }
  }

  private func writtenCells(_ report: ExportReport, in folder: String) throws -> [[String]] {
    let file = try #require(report.files.first)
    #expect(report.files.count == 1)
    let name = try #require(file.key.split(separator: "/").last)
    return try Python.cells(of: "\(folder)/\(name)")
  }

  @Test("each cell the preview calls sent is the cell of the file, for every row of the sample")
  func previewIsTheFile() async throws {
    try await Bench.with { bench in
      let file = try sample(bench)
      let folder = "\(bench.folder)/out"
      let report = await bench.engine().dryRun(file, writingTo: folder)
      let preview = await bench.engine().preview(file, rows: 100_000)
      let written = try writtenCells(report, in: folder)
      let fields = preview.columns.compactMap(\.field)
      let sent = preview.rows.filter { $0.skipped == nil }.map { row in
        row.cells.prefix(fields.count).map { $0.sent ?? "" }
      }
      #expect(written.first == fields)
      #expect(preview.rows.count == report.rows.read)
      #expect(sent.count == report.rows.exported)
      let differing = zip(sent, written.dropFirst()).filter { $0 != $1 }
      #expect(differing.count == 0, "the first: \(String(describing: differing.first))")
    }
  }

  @Test("the rows the preview calls skipped are the rows the dry run rejects, for the same reasons")
  func previewSkips() async throws {
    try await Bench.with { bench in
      let file = try sample(bench)
      let report = await bench.engine().dryRun(file)
      let preview = await bench.engine().preview(file, rows: 100_000)
      let reasons = preview.rows.compactMap { $0.skipped?.reason.code }
      #expect(Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +) == report.rows.skippedByReason)
      #expect(!reasons.isEmpty)
      let rejected = try String(contentsOfFile: try #require(report.rejectsPath), encoding: .utf8)
        .split(separator: "\n").dropFirst().compactMap { Int64($0.prefix { $0 != "," }) }
      #expect(preview.rows.filter { $0.skipped != nil }.map(\.number) == rejected)
    }
  }

  @Test("a preview reads no more rows than it was asked for", arguments: [0, 1, 20, 2399])
  func bounded(rows: Int) async throws {
    try await Bench.with { bench in
      let preview = await bench.engine().preview(try sample(bench), rows: rows)
      #expect(preview.rows.count == rows)
      #expect(preview.rows.map(\.number) == (0..<rows).map { Int64($0) + 1 })
      #expect(preview.columns.count == preview.rows.first?.cells.count ?? preview.columns.count)
    }
  }

  @Test("no preview and no dry run sends anything anywhere")
  func sendsNothing() async throws {
    try await Bench.with { bench in
      let file = try sample(bench)
      _ = await bench.engine().validate(file)
      _ = await bench.engine().preview(file)
      let report = await bench.engine().dryRun(file)
      #expect(report.status == .dryRun)
      #expect(report.uploadID == nil)
      #expect(await bench.sandbox.requests() == [])
    }
  }

  @Test("a dry run counts what the run then does, and forecasts its requests")
  func forecast() async throws {
    try await Bench.with { bench in
      var file = try sample(bench)
      file.draft.connection["amc_account_id" as FieldPath] = .text(bench.access.accountID)
      file.draft.connection["marketplace_id" as FieldPath] = .text(bench.access.marketplaceID)
      let dry = await bench.engine().dryRun(file)
      let (sandbox, count) = (bench.sandbox, dry.rows.exported)
      // The forecast takes Amazon to be done at the first question, so that question waits until it is.
      let live = await bench.run(file) {
        $0.pause = { _ in
          while await sandbox.rows(inDataset: Samples.datasetID).count < count {
            try await Task.sleep(for: .milliseconds(2))
          }
        }
      }.report
      #expect(live.status == .succeeded)
      #expect(dry.rows == live.rows)
      #expect(dry.columns == live.columns)
      #expect(dry.files.map(\.bytes) == live.files.map(\.bytes))
      let requests = await bench.sandbox.requests()
      let login = requests.count { $0.path == "/auth/o2/token" }
      let marketingCloud = requests.count { $0.path.hasPrefix("/amc/") }
      let forecast = try #require(dry.requests)
      #expect(forecast.login == login)
      #expect(forecast.marketingCloud == marketingCloud)
      #expect(forecast.objectStore == requests.count - login - marketingCloud)
    }
  }

  @Test("a folder that cannot be written is an issue, not a crash")
  func unwritable() async throws {
    try await Bench.with { bench in
      let report = await bench.engine().dryRun(try sample(bench), writingTo: "/dev/null/out")
      #expect(report.status == .failed)
      #expect(report.issues.map(\.code) == [.outputUnwritable])
    }
  }
}
