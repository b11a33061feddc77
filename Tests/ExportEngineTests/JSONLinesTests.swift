import Activation
import Testing

@testable import ExportEngine

/// `file_format: json`, judged by Python and by the sandbox.
@Suite("JSON Lines")
struct JSONLinesTests {
  private func export(
    _ bench: Bench, _ rows: [String], megabytes: Int? = nil, format: String = "json"
  ) async throws -> ExportReport {
    let file = bench.draft(try bench.people(rows)) {
      $0["result_settings.file_format" as FieldPath] = .text(format)
      $0["result_settings.clean_upload_file" as FieldPath] = false
      $0["limits.part_megabytes" as FieldPath] = megabytes.map { .number(String($0)) }
    }
    return await bench.run(file).report
  }

  private func objects(_ report: ExportReport, _ bench: Bench) async throws -> [DocumentMap] {
    var objects: [DocumentMap] = []
    for file in report.files {
      let path = try bench.write(try await bench.bucket.object(file.key), "downloaded.json.gz")
      let read = try Python.objects(of: path)
      #expect(read.count == file.rows)
      objects += read
    }
    return objects
  }

  private static let rows = [
    "Ada@Example.com,1,plain", "b@example.com,2,", "c@example.com,3,\"say \"\"hi\"\", \\ and\ttwo\nlines\"",
    "d@example.com,4,日本 Zoë", "e@example.com,5,\u{1}\u{1f}\u{7f}",
  ]

  @Test("One object a line: numbers as numbers, the rest as strings, nothing for null")
  func writesObjects() async throws {
    try await Bench.with { bench in
      let report = try await export(bench, Self.rows)
      #expect(report.status == .succeeded)
      #expect(report.files.allSatisfy { $0.key.hasSuffix("-00001.json.gz") })
      let objects = try await objects(report, bench)
      #expect(objects.map { $0["visits"] } == (1...5).map { .number(String($0)) })
      #expect(
        objects.map { $0["notes"]?.scalarText } == [
          "plain", nil, "say \"hi\", \\ and\ttwo\nlines", "日本 Zoë", "\u{1}\u{1f}\u{7f}",
        ])
      #expect(objects.map(\.entries.count) == [3, 2, 3, 3, 3])
      #expect(objects.allSatisfy { $0["email"]?.scalarText?.wholeMatch(of: /[0-9a-f]{64}/) != nil })
      #expect(await bench.visits() == ["1", "2", "3", "4", "5"])
    }
  }

  @Test("Amazon gets the same rows from either format")
  func sameRows() async throws {
    var received: [[[String: String?]]] = []
    for format in ["csv", "json"] {
      try await Bench.with { bench in
        let report = try await export(bench, Self.rows, format: format)
        #expect(report.status == .succeeded)
        received.append(await bench.rows())
      }
    }
    #expect(received[0].count == Self.rows.count && received[0] == received[1])
  }

  @Test("Files are cut below their size and add up to all rows")
  func cuts() async throws {
    try await Bench.with { bench in
      let report = try await export(bench, Noise.rows(kilobytes: 13_000), megabytes: 5)
      #expect(report.status == .succeeded)
      #expect(report.files.count >= 3 && report.files.allSatisfy { $0.bytes <= 5_000_000 })
      let visits = try await objects(report, bench).map { $0["visits"]?.scalarText }
      #expect(visits == (1...3250).map { String($0) })
      #expect(await bench.rows().count == 3250)
    }
  }

  @Test("Text that is no UTF-8 is refused as in CSV")
  func refusesInvalid() async throws {
    for format in ["csv", "json"] {
      try await Bench.with { bench in
        let bytes =
          Array("email,visits,notes\na@example.com,1,".utf8) + [0xff, 0x0A] + Array("b@example.com,2,x\n".utf8)
        let file = bench.draft(try bench.write(bytes, "people.csv")) {
          $0["result_settings.file_format" as FieldPath] = .text(format)
        }
        let report = await bench.run(file).report
        #expect(report.rows.exported == 1)
        #expect(report.rows.skippedByReason == ["not_utf8": 1])
      }
    }
  }
}
