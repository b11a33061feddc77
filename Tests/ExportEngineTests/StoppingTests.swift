import Activation
import Sandbox
import Testing
import Transport

@testable import ExportEngine

/// A run is stopped while one of its requests is on its way. Nothing may stay behind that no one needs.
@Suite("Stopping a run", .timeLimit(.minutes(2)))
struct StoppingTests {
  enum Request: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case login = "refresh the login"
    case beginMultipart = "begin the multipart upload"
    case part = "upload part 1"
    case complete = "complete td/people"
    case file = "write td/people/p_"
    case manifest = "-manifest.txt"
    case createDataset = "create the data set"

    var testDescription: String { rawValue }

    /// Whether the run has to write more than one part to come here.
    var needsParts: Bool { [.beginMultipart, .part, .complete].contains(self) }

    func matches(_ request: HTTPRequest) -> Bool {
      switch self {
      case .manifest: request.method == "PUT" && request.purpose.hasSuffix(rawValue)
      case .file: request.purpose.hasPrefix(rawValue) && request.purpose.hasSuffix(".csv.gz")
      default: request.purpose.hasPrefix(rawValue)
      }
    }
  }

  private func stopped(_ bench: Bench, _ sender: HoldingSender, parts: Bool) async throws -> ExportReport {
    let rows = parts ? Noise.rows(kilobytes: 11_000) : ["ada@example.com,1,"]
    let file = bench.draft(try bench.people(rows))
    let engine = bench.engine { $0.sender = sender }
    let run = Task { await engine.run(file) }
    for await _ in sender.holding { break }
    run.cancel()
    return await run.value
  }

  @Test(
    "a run that is stopped before Amazon got the upload leaves no object and no part",
    arguments: Request.allCases, [HoldingSender.Moment.beforeItArrives, .afterItArrived])
  func beforePosting(request: Request, moment: HoldingSender.Moment) async throws {
    try await Bench.with { bench in
      let sender = HoldingSender(moment) { request.matches($0) }
      let report = try await stopped(bench, sender, parts: request.needsParts)
      #expect(report.status == .interrupted)
      #expect(report.issues.map(\.code) == [.interrupted])
      #expect(report.uploadID == nil)
      #expect(try await bench.bucket.keys() == [])
      #expect(try await bench.bucket.unfinishedUploads() == [])
      #expect(await bench.rows().isEmpty)
    }
  }

  @Test(
    "a run that is stopped while the upload is posted knows whether Amazon has it",
    arguments: [
      HoldingSender.Moment.beforeItArrives, .afterItArrived,
    ])
  func whilePosting(moment: HoldingSender.Moment) async throws {
    try await Bench.with { bench in
      let sender = HoldingSender(moment) { $0.purpose == "start the upload" }
      let report = try await stopped(bench, sender, parts: false)
      #expect(report.status == .interrupted)
      #expect((report.uploadID != nil) == (moment == .afterItArrived))
      #expect(try await bench.bucket.keys().count == (moment == .afterItArrived ? 2 : 0))
    }
  }

  @Test("a run that is stopped while Amazon works leaves the files to it")
  func whileAmazonWorks() async throws {
    try await Bench.with { bench in
      let sender = HoldingSender(.beforeItArrives) { $0.purpose == "ask for the upload's status" }
      let report = try await stopped(bench, sender, parts: false)
      #expect(report.status == .interrupted)
      #expect(report.uploadID != nil)
      #expect(try await bench.bucket.keys().count == 2)
    }
  }

  @Test("a run that is stopped before it begins does nothing")
  func beforeItBegins() async throws {
    try await Bench.with { bench in
      let file = bench.draft(try bench.people(["ada@example.com,1,"]))
      let engine = bench.engine()
      let run = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await engine.run(file)
      }
      #expect(await run.value.status == .interrupted)
      #expect(await bench.posts() == [])
      #expect(try await bench.bucket.keys() == [])
    }
  }
}
