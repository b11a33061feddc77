import Activation
import Documents
import MarketingCloud
import Sandbox
import Testing

@testable import ExportEngine

@Suite("Deletion runs")
struct DeletionRunTests {
  /// Uploads the people first, so that there is somebody to delete.
  private static func filled(_ bench: Bench, _ people: [String]) async throws {
    let outcome = await bench.run(bench.draft(try bench.people(people)))
    #expect(outcome.report.status == .succeeded, "\(outcome.report.issues)")
  }

  @Test("the people of the source are gone from the data set, the others stay, and no bucket takes part")
  func deletes() async throws {
    try await Bench.with { bench in
      try await Self.filled(bench, ["ada@example.com,1,", "grace@example.org,2,", "mia@example.com,3,"])
      let before = await bench.sandbox.requests().count
      let csv = try bench.write(
        Array("Email,shoe_size,phone\n Ada@Example.com ,38,\nnobody,1,\nmia@example.com,40,+1 571 412 0599\n".utf8),
        "delete.csv")
      let outcome = await bench.run(bench.deletion(csv))
      let report = outcome.report
      #expect(report.status == .succeeded, "\(report.issues)")
      #expect(report.deletionRequestIDs.count == 1 && report.remoteStatus == "SUCCEEDED")
      #expect(report.rows.read == 3 && report.rows.exported == 2 && report.rows.skippedByReason["no_identity"] == 1)
      #expect(report.columns.matched == ["email", "phone"] && report.columns.dropped == ["shoe_size"])
      #expect(report.columns.missing.isEmpty && report.files.isEmpty && report.uploadID == nil)
      // Mia's row knows no phone, and all that a data set has of a person must match: e-mail only.
      #expect(await bench.visits() == ["2"])
      let asked = await bench.sandbox.requests().dropFirst(before)
      #expect(asked.allSatisfy { $0.path.hasPrefix("/amc/") || $0.path.hasPrefix("/auth/") })
      #expect(outcome.codes.contains(.caseOnlyMatch))
    }
  }

  @Test("a thousand people travel in a request, and all ids are kept")
  func batches() async throws {
    try await Bench.with { bench in
      let rows = (0..<2500).map { "person\($0)@example.com" }
      let csv = try bench.write(Array((["email"] + rows).joined(separator: "\n").utf8), "delete.csv")
      let outcome = await bench.run(bench.deletion(csv))
      #expect(outcome.report.status == .succeeded, "\(outcome.report.issues)")
      #expect(Set(outcome.report.deletionRequestIDs).count == 3)
      let people = outcome.events.compactMap { event in
        if case .deletionRequested(_, let people) = event { people } else { nil }
      }
      #expect(people == [1000, 1000, 500])
    }
  }

  @Test("over the limit of rejected rows nothing is posted; at the limit everything is")
  func limit() async throws {
    try await Bench.with { bench in
      let csv = try bench.write(Array("email\nada@example.com\nnobody\n".utf8), "delete.csv")
      let over = await bench.run(bench.deletion(csv) { $0["limits.rejected_rows" as FieldPath] = "49%" })
      #expect(over.codes == [.tooManyRejects] && over.report.rows.skipped == 1)
      #expect(over.report.rejectsPath != nil)
      #expect(await bench.posts().isEmpty)
      let exact = await bench.run(bench.deletion(csv) { $0["limits.rejected_rows" as FieldPath] = "50%" })
      #expect(exact.report.status == .succeeded, "\(exact.report.issues)")
      #expect(exact.report.rows.skipped == 1 && exact.report.rejectsPath != nil)
    }
  }

  @Test("a source that names nobody is refused; one of unusable rows posts nothing")
  func nobody() async throws {
    try await Bench.with { bench in
      let other = try bench.write(Array("shoe_size,country_code\n38,US\n".utf8), "other.csv")
      let refused = await bench.run(bench.deletion(other))
      #expect(refused.codes == [.missingColumn] && refused.report.issues.first?.path == "source")
      let unusable = try bench.write(Array("email,country_code\n,US\n".utf8), "unusable.csv")
      #expect(await bench.run(bench.deletion(unusable)).codes == [.nothingToSend])
      let empty = try bench.write(Array("email\n".utf8), "empty.csv")
      let outcome = await bench.run(bench.deletion(empty))
      #expect(outcome.report.status == .succeeded && outcome.codes == [.nothingToSend])
      #expect(await bench.posts().isEmpty)
    }
  }

  @Test("when Amazon takes longer than the limit, the run ends as still pending")
  func stillPending() async throws {
    try await Bench.with { bench in
      let csv = try bench.write(Array("email\nada@example.com\n".utf8), "delete.csv")
      let outcome = await bench.run(bench.deletion(csv)) {
        $0.polling = PollSchedule(first: .milliseconds(1), interval: .milliseconds(1), limit: .zero)
      }
      #expect(
        outcome.report.status == .running && outcome.codes == [.stillRunning, .noCountry]
          || outcome.codes.contains(.stillRunning))
      #expect(outcome.report.remoteStatus == "PENDING" && outcome.report.deletionRequestIDs.count == 1)
    }
  }

  @Test("without waiting the run ends once everything is posted")
  func withoutWaiting() async throws {
    try await Bench.with { bench in
      let csv = try bench.write(Array("email\nada@example.com\n".utf8), "delete.csv")
      let outcome = await bench.run(
        bench.deletion(csv) { $0["result_settings.wait_until_finish" as FieldPath] = false })
      #expect(outcome.report.status == .succeeded && outcome.report.remoteStatus == "PENDING")
      let asked = await bench.sandbox.requests().filter { $0.method == "GET" && $0.path.contains("userDeletion") }
      #expect(asked.isEmpty)
    }
  }

  @Test("an answer that gets lost is looked up, and what was found is said")
  func lostAnswer() async throws {
    try await Bench.with { bench in
      bench.sandbox.failNext(
        SandboxFault(
          method: "POST", pathPrefix: "\(bench.dataPath)/userDeletionRequest", times: 0, status: 500))
      let csv = try bench.write(Array("email\nada@example.com\n".utf8), "delete.csv")
      // The list before the first request is a POST, too.
      bench.sandbox.failNext(
        SandboxFault(method: "POST", pathPrefix: "\(bench.dataPath)/userDeletionRequest/list", status: 503))
      let outcome = await bench.run(bench.deletion(csv))
      #expect(outcome.report.status == .succeeded && outcome.retries.count == 1)
      #expect(outcome.report.deletionRequestIDs.count == 1)
    }
  }

  @Test("the dry run counts people and requests, and sends nothing")
  func dryRun() async throws {
    try await Bench.with { bench in
      let rows = (0..<1001).map { "person\($0)@example.com" }
      let csv = try bench.write(Array((["email"] + rows + ["nobody"]).joined(separator: "\n").utf8), "delete.csv")
      let folder = "\(bench.folder)/out"
      let report = await bench.engine().dryRun(bench.deletion(csv), writingTo: folder)
      #expect(report.status == .dryRun, "\(report.issues)")
      #expect(report.rows.exported == 1001 && report.rows.skipped == 1)
      #expect(report.requests == .init(login: 1, objectStore: 0, marketingCloud: 7))
      #expect(await bench.sandbox.requests().isEmpty)
      let text = try String(contentsOfFile: "\(folder)/\(report.runID)-deletion-2.json", encoding: .utf8)
      #expect(text.hasPrefix(#"{"targetIdentities":[{"hashedIdentity":{"EMAIL":""#) && !text.contains("@"))
    }
  }

  @Test("the preview shows the identity columns raw, normalized and hashed, and the rest as dropped")
  func preview() async throws {
    try await Bench.with { bench in
      let csv = try bench.write(Array("email,country_code,shoe\n Ada@Example.com ,us,38\n".utf8), "delete.csv")
      let report = await bench.engine().preview(bench.deletion(csv))
      #expect(report.columns.map(\.field) == ["email", "country_code", nil])
      let cells = try #require(report.rows.first?.cells)
      #expect(cells[0].normalized == "ada@example.com" && cells[0].sent?.count == 64 && cells[1].sent == "US")
    }
  }
}

extension Bench {
  /// An activation that deletes the people of a CSV file; its connection has no S3 section.
  func deletion(_ csv: String, _ change: (inout DocumentValue) -> Void = { _ in }) -> DraftFile {
    var file = draft(csv) { activation in
      activation["result_settings" as FieldPath] = [
        "type": "amazon_marketing_cloud", "target": "dataset", "operation": "delete", "country_code": "US",
      ]
      change(&activation)
    }
    file.draft.connection["s3" as FieldPath] = nil
    return file
  }
}
