import Activation
import Foundation
import Testing

@testable import ExportEngine

/// What is written into the bucket, judged by Python.
@Suite("Files")
struct FileTests {
  private func export(_ bench: Bench, kilobytes: Int, megabytes: Int?) async throws -> ExportReport {
    let file = bench.draft(try bench.people(Noise.rows(kilobytes: kilobytes))) {
      $0["result_settings.clean_upload_file" as FieldPath] = false
      $0["limits.part_megabytes" as FieldPath] = megabytes.map { .number(String($0)) }
    }
    return await bench.run(file).report
  }

  private func cells(_ file: ExportReport.File, _ bench: Bench) async throws -> [[String]] {
    let path = try bench.write(try await bench.bucket.object(file.key), "downloaded.csv.gz")
    return try Python.cells(of: path)
  }

  @Test("a large export is cut into files of one gzip member, each with a header, which add up to all rows")
  func severalFiles() async throws {
    try await Bench.with { bench in
      let report = try await export(bench, kilobytes: 13_000, megabytes: 5)
      #expect(report.status == .succeeded)
      #expect(report.files.count >= 3)
      #expect(report.files.allSatisfy { $0.bytes <= 5_000_000 })
      var visits: [String] = []
      for file in report.files {
        let lines = try await cells(file, bench)
        #expect(lines.first == ["email", "visits", "notes"])
        #expect(lines.count == file.rows + 1)
        visits += lines.dropFirst().map { $0[1] }
      }
      #expect(visits == (1...3250).map(String.init))
      #expect(await bench.rows().count == 3250)
      #expect(report.manifestKey != nil)
      #expect(try await bench.bucket.unfinishedUploads() == [])
    }
  }

  @Test("a file of more than one part is put together whole")
  func multipart() async throws {
    try await Bench.with { bench in
      let report = try await export(bench, kilobytes: 13_000, megabytes: nil)
      #expect(report.status == .succeeded)
      let file = try #require(report.files.first)
      #expect(report.files.count == 1)
      #expect(file.bytes > ObjectStoreSink.partBytes)
      #expect(try await cells(file, bench).count == 3251)
      #expect(await bench.sandbox.requests().contains { $0.query.contains("partNumber=2") })
      #expect(try await bench.bucket.tags(of: file.key) == ["instanceId": bench.access.instanceID])
      #expect(await bench.rows().count == 3250)
    }
  }

  @Test("a part that S3 could not take is sent again", arguments: [500, 503])
  func partFails(status: Int) async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(.init(method: "PUT", pathPrefix: "/\(bench.access.bucket)/", times: 2, status: status))
      let report = try await export(bench, kilobytes: 13_000, megabytes: nil)
      #expect(report.status == .succeeded)
      #expect(await bench.rows().count == 3250)
    }
  }

  @Test("a part that S3 refuses ends the run, and the parts are dropped")
  func partRefused() async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(.init(method: "PUT", pathPrefix: "/\(bench.access.bucket)/", status: 400))
      let report = try await export(bench, kilobytes: 13_000, megabytes: nil)
      #expect(report.status == .failed)
      #expect(report.files == [])
      #expect(try await bench.bucket.keys() == [])
      #expect(try await bench.bucket.unfinishedUploads() == [])
      #expect(await bench.posts() == [])
    }
  }
}
