import Activation
import Rows
import Sandbox
import Testing
import Transport

@Suite("Treasure Data sources")
struct TreasureDataSourceTests {
  @Test("every type comes as text, and columns declare what they are")
  func types() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.lay(RemoteBench.types, for: "SELECT types")
      let source = try await bench.treasureData(query: "SELECT types;")
      #expect(source.columns.map(\.type) == RemoteBench.columnTypes)
      let rows = try await source.everything(maximumRows: 2)
      #expect(rows.texts == RemoteBench.typeRows && rows.faults == [:])
      #expect(source.bytesRead == source.totalBytes)
      #expect(bench.statuses.last?.hasSuffix("success") == true)
    }
  }

  @Test("many rows stream in order, whatever breaks on the way")
  func resumed() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.cutResults(after: [0, 1, 70_000, 5, 100_000])
      let source = try await bench.treasureData(query: RemoteBench.numbers(60_000))
      bench.sandbox.failNext(.init(pathPrefix: "/v3/job/result/", times: 2, status: 503))
      let rows = try await source.everything(maximumRows: 999, maximumBytes: 30_000)
      #expect(rows.texts.map { $0[0] } == (1...60_000).map(String.init))
      let asked = await bench.sandbox.requests().filter { $0.path.hasPrefix("/v3/job/result/") }.map(\.status)
      #expect(asked.filter { $0 == 206 }.count >= 3 && asked.contains(503))
    }
  }

  @Test("a result that is not the same any more is an error, never rows twice")
  func changed() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.cutResults(after: [50_000])
      let source = try await bench.treasureData(query: RemoteBench.numbers(60_000))
      // An answer of 200 to a question for the rest.
      bench.sandbox.failNext(.init(pathPrefix: "/v3/job/result/", status: 200, body: "all of it"))
      guard case .remote(let failure) = await RemoteBench.failure({ () throws(SourceError) in source }) else {
        Issue.record("rows were read on")
        return
      }
      #expect(failure.message.contains("not the same any more"))
    }
  }

  @Test("a lost answer to the start does not start a second job")
  func once() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.failNext(
        .init(method: "POST", pathPrefix: "/v3/job/issue/", times: 2, status: 502, moment: .afterHandling))
      let rows = try await bench.treasureData(query: RemoteBench.numbers(3)).everything()
      #expect(rows.texts.count == 3)
      #expect(await bench.sandbox.jobStatuses() == ["success"])
    }
  }

  @Test("the result of a job that ran before is read again and again, and is marked by its id")
  func job() async throws {
    try await RemoteBench.with { bench in
      _ = try await bench.treasureData(query: RemoteBench.numbers(5))
      let id = try #require(bench.statuses.first?.split(separator: " ").dropFirst(3).first).dropLast()
      let first = try await bench.treasureData(.job(id: String(id)))
      let second = try await bench.treasureData(.job(id: String(id)))
      #expect(try first.mark() == second.mark())
      #expect(try await first.everything() == second.everything())
    }
  }

  @Test("a segment's members come by the query the service makes of it, with its name")
  func segment() async throws {
    try await RemoteBench.with { bench in
      let source = try await bench.treasureData(.segment(audienceID: "99", segmentID: "1234", database: nil))
      #expect(source.segmentName == "Loyal shoppers")
      #expect(try await source.everything().texts.count > 100)
      let client = TreasureDataClient(
        endpoint: bench.sandbox.access.treasureDataURL, apiKey: Secret(bench.sandbox.access.treasureDataKey),
        sender: bench.surroundings.sender)
      #expect(try await client.audiences().map(\.name) == ["Sandbox customers"])
      #expect(try await client.segments(of: "99").map(\.id) == ["1234", "1235"])
    }
  }

  @Test("refusals are told with the service's words, and without the key")
  func refused() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.lay(.failure("line 7:3: Column 'mail' cannot be resolved"), for: "SELECT mail")
      let wrong = "1/00000000000000000000000000000000deadbeef"
      let cases: [(SourceError?, Activation.Issue.Code, String)] = [
        (
          await RemoteBench.failure { () throws(SourceError) in
            try await bench.treasureData(query: "SELECT 1", key: wrong)
          }, .credentialsRefused, "Authentication failed"
        ),
        (
          await RemoteBench.failure { () throws(SourceError) in
            try await bench.treasureData(query: "SELECT 1", key: bench.sandbox.access.treasureDataWriteOnlyKey)
          }, .notAuthorized, "Write-only"
        ),
        (
          await RemoteBench.failure { () throws(SourceError) in try await bench.treasureData(query: "SELECT mail") },
          .sourceMalformed, "line 7:3: Column 'mail'"
        ),
        (
          await RemoteBench.failure { () throws(SourceError) in try await bench.treasureData(.job(id: "77")) },
          .remoteRefused, "HTTP 404"
        ),
        (
          await RemoteBench.failure { () throws(SourceError) in
            try await bench.treasureData(.segment(audienceID: "99", segmentID: "77", database: nil))
          }, .remoteRefused, "segment 77"
        ),
      ]
      for (error, code, words) in cases {
        guard case .remote(let failure) = error else {
          Issue.record("no failure with \(words): \(String(describing: error))")
          continue
        }
        #expect(failure.code == code && failure.message.contains(words), "\(failure.message)")
        #expect(!"\(failure)".contains("deadbeef"))
      }
    }
  }

  @Test("a job nobody waits for any more is killed", arguments: [false, true])
  func killed(beforeAnswer: Bool) async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.lay(.endless, for: "SELECT forever")
      if beforeAnswer {
        bench.sandbox.failNext(
          .init(method: "POST", pathPrefix: "/v3/job/issue/", times: 100, status: 504, moment: .afterHandling))
      }
      let task = Task {
        await RemoteBench.failure { () throws(SourceError) in try await bench.treasureData(query: "SELECT forever") }
      }
      try await RemoteBench.until { await bench.sandbox.jobStatuses().first != nil }
      task.cancel()
      #expect(await task.value != nil)
      try await RemoteBench.until { await bench.sandbox.jobStatuses() == ["killed"] }
    }
  }
}
