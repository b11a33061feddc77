import Activation
import Documents
import Foundation
import Sandbox
import Testing

@testable import ExportEngine

@Suite("Audience runs")
struct AudienceRunTests {
  @Test("an audience is made without a source, for the account of the instance, which is told by name")
  func makes() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(bench.audience())
      let report = outcome.report
      #expect(report.status == .succeeded, "\(report.issues)")
      #expect(report.audienceExecutionID != nil && report.remoteStatus == "SUCCEEDED")
      #expect(report.metrics == ["audienceCount": "2500"])
      #expect(report.account?.id == bench.access.accountID && report.account?.name == "Sandbox Trading US")
      #expect(report.issues.isEmpty)
      let again = await bench.run(bench.audience())
      #expect(again.codes == [.audienceAdopted] && again.report.audienceExecutionID == report.audienceExecutionID)
      #expect(await bench.posts().count == 1)
    }
  }

  @Test("a failed audience says why, and how many people it needs")
  func fails() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.audience { $0["result_settings.query" as FieldPath] = "SELECT user_id FROM dsp_impressions" })
      #expect(outcome.report.status == .failed)
      #expect(outcome.codes == [.notForAudiences, .audienceFailed])
      let issue = try #require(outcome.report.issues.last)
      #expect(issue.message.contains("Use audience-specific tables in the query."))
      #expect(issue.fix.contains("2000"))
      await bench.sandbox.setMatchedPeople(3)
      let small = await bench.run(bench.audience())
      #expect(small.codes == [.audienceFailed] && small.report.issues[0].message.contains("3 user ids"))
    }
  }

  @Test("a source of one row is fine, of two is not", arguments: [0, 1, 2, 3])
  func trigger(rows: Int) async throws {
    try await Bench.with { bench in
      let csv = try bench.write(
        Array((["x"] + Array(repeating: "1", count: rows)).joined(separator: "\n").utf8), "t.csv")
      let file = bench.audience { $0["source" as FieldPath] = ["csv": ["path": .text(csv)]] }
      let outcome = await bench.run(file)
      #expect(outcome.codes == (rows > 1 ? [.tooManyRows] : []))
      #expect(await bench.posts().count == (rows > 1 ? 0 : 1))
      #expect(await bench.engine().preview(file).issues.map(\.code) == (rows > 1 ? [.tooManyRows] : []))
    }
  }

  @Test("the dry run asks nobody and warns of the smallest size; the preview shows the request")
  func dryRun() async throws {
    try await Bench.with { bench in
      let report = await bench.engine().dryRun(bench.audience())
      #expect(report.status == .dryRun && report.issues.map(\.code) == [.smallAudience])
      #expect(report.requests == .init(login: 1, objectStore: 0, marketingCloud: 5))
      let preview = await bench.engine().preview(bench.audience())
      #expect(preview.audience?["advertiserId"] == "123" && preview.audience?["refreshRateDays"] == 21)
      #expect(preview.audience?["timeWindowStart"] == "2023-06-25T00:00:00Z")
      #expect(await bench.sandbox.requests().isEmpty)
    }
  }

  @Test("the activation's own instance and account are used instead of the connection's")
  func override() async throws {
    try await Bench.with { bench in
      let outcome = await bench.run(
        bench.audience { activation in
          activation["result_settings.amc_instance_id" as FieldPath] = "amcsandboxca"
          activation["result_settings.amc_account_id" as FieldPath] = "ENTITYSANDBOX1"
        })
      #expect(outcome.report.account?.id == "ENTITYSANDBOX1" && outcome.report.status == .succeeded)
    }
  }

  // MARK: - Accounts

  @Test("the account is asked for once, remembered in a private file, and looked for anew when it stops working")
  func remembers() async throws {
    try await Bench.with { bench in
      _ = await bench.run(bench.audience())
      let path = "\(bench.folder)/state/accounts.json"
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      let scans = await bench.scans()
      _ = await bench.run(bench.audience { $0["result_settings.audience_name" as FieldPath] = "second" })
      #expect(await bench.scans() == scans)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try AtomicFile.write(text.replacing("ENTITYSANDBOX2", with: "ENTITYGONE"), to: path)
      let third = await bench.run(bench.audience { $0["result_settings.audience_name" as FieldPath] = "third" })
      #expect(third.report.status == .succeeded, "\(third.report.issues)")
      #expect(third.report.account?.id == "ENTITYSANDBOX2")
      #expect(await bench.scans() == scans + 1)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test("a broken book of accounts is none")
  func brokenBook() async throws {
    try await Bench.with { bench in
      try AtomicFile.write("{broken", to: "\(bench.folder)/state/accounts.json")
      #expect(await bench.run(bench.audience()).report.status == .succeeded)
    }
  }
}

extension Bench {
  /// The product document's audience, on a connection without an S3 section.
  func audience(_ change: (inout DocumentValue) -> Void = { _ in }) -> DraftFile {
    var file = draft("") { activation in
      activation["source" as FieldPath] = nil
      activation["result_settings" as FieldPath] = [
        "type": "amazon_marketing_cloud", "target": "rule_based_audiences", "audience_name": "test_audience",
        "advertiser_id": 123, "query": "SELECT user_id FROM dsp_impressions_for_audiences",
        "time_window_start": "2023-06-25T00:00:00", "time_window_end": "2023-07-25T00:00:00",
      ]
      change(&activation)
    }
    file.draft.connection["s3" as FieldPath] = nil
    return file
  }

  /// How often all accounts were asked for.
  func scans() async -> Int { await sandbox.requests().count { $0.path == "/amc/accounts" } }
}
