import Activation
import Rows
import Sandbox
import Testing
import Transport

@Suite("Trino sources")
struct TrinoSourceTests {
  @Test("every type comes as text, under either dialect's header names", arguments: Source.Trino.Dialect.allCases)
  func types(dialect: Source.Trino.Dialect) async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.lay(RemoteBench.types, for: "SELECT types")
      let source = try await bench.trino("SELECT types ;\n", dialect: dialect)
      #expect(source.columns.map(\.type) == RemoteBench.columnTypes)
      let rows = try await source.everything(maximumRows: 2)
      #expect(rows.texts == RemoteBench.typeRows && rows.faults == [:])
    }
  }

  @Test("binary data comes in hexadecimal")
  func binary() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.lay(.table(columns: [.init("b", "varbinary")], rows: [["AP9h"], [nil]]), for: "SELECT b")
      let rows = try await bench.trino("SELECT b").everything()
      #expect(rows.texts == [["00ff61"], [""]])
    }
  }

  @Test("many rows come in order, whatever is answered on the way")
  func many() async throws {
    try await RemoteBench.with { bench in
      for status in [502, 503, 504, 429, 200] {
        bench.sandbox.failNext(.init(pathPrefix: "/v1/statement/executing", status: status))
      }
      bench.sandbox.failNext(.init(pathPrefix: "/v1/statement/executing", status: 503, moment: .afterHandling))
      let rows = try await bench.trino(RemoteBench.numbers(23_456)).everything(maximumRows: 777, maximumBytes: 9999)
      #expect(rows.texts.map { $0[0] } == (1...23_456).map(String.init))
    }
  }

  @Test("a query without rows has columns all the same")
  func empty() async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.lay(.table(columns: [.init("a", "varchar")], rows: []), for: "SELECT none")
      let source = try await bench.trino("SELECT none")
      #expect(source.columns.map(\.name) == ["a"])
      #expect(try await source.everything().texts == [])
    }
  }

  @Test("a person's mistake is told with its place")
  func mistakes() async throws {
    try await RemoteBench.with { bench in
      let error = await RemoteBench.failure { () throws(SourceError) in
        try await bench.trino("SELECT 1,\n  nix FROM customers")
      }
      #expect(error == .queryRefused(reason: "line 2:3: Column 'nix' cannot be resolved (SYNTAX_ERROR)"))
      let twice = await RemoteBench.failure { () throws(SourceError) in try await bench.trino("SELECT 1 AS a, 2 AS a") }
      #expect(twice == .duplicateColumn(name: "a", path: "The query"))
    }
  }

  @Test("a wrong password is told without it, and the right one is taken")
  func password() async throws {
    try await RemoteBench.with { bench in
      guard
        case .remote(let failure) = await RemoteBench.failure({ () throws(SourceError) in
          try await bench.trino("SELECT 1 AS a", password: "deadbeef")
        })
      else {
        Issue.record("the password was taken")
        return
      }
      #expect(failure.code == .credentialsRefused && !"\(failure)".contains("deadbeef"))
      let rows = try await bench.trino("SELECT 1 AS a", password: bench.sandbox.access.trinoPassword).everything()
      #expect(rows.texts == [["1"]])
    }
  }

  @Test("closing early and cancelling the task that waits both cancel the query at the server")
  func cancelled() async throws {
    try await RemoteBench.with { bench in
      let source = try await bench.trino(RemoteBench.numbers(50_000))
      await source.close()
      await source.close()
      #expect(await bench.sandbox.cancelledTrinoQueries() == 1)
      bench.sandbox.lay(.endless, for: "SELECT forever")
      let task = Task {
        await RemoteBench.failure { () throws(SourceError) in try await bench.trino("SELECT forever") }
      }
      try await RemoteBench.until { bench.statuses.contains("Trino query: running") }
      task.cancel()
      #expect(await task.value != nil)
      #expect(await bench.sandbox.cancelledTrinoQueries() == 2)
    }
  }

  @Test("what is no page of a query is told", arguments: ["<html>", "[]", #"{"id": "x", "data": [[1], 2]"#, "{}"])
  func strange(body: String) async throws {
    try await RemoteBench.with { bench in
      bench.sandbox.failNext(.init(pathPrefix: "/v1/statement", status: 200, body: body))
      #expect(await RemoteBench.failure { () throws(SourceError) in try await bench.trino("SELECT 1 AS a") } != nil)
    }
  }
}
