import Activation
import Foundation
import Rows
import TestSupport
import Testing
import Transport

@Suite("PostgreSQL sources", .withPostgres)
struct PostgresSourceTests {
  private var server: PostgresServer { get throws { try #require(WithPostgres.current) } }

  private func open(_ query: String, url: String? = nil) async throws(SourceError) -> PostgresSource {
    let address: String
    do { address = try url ?? server.url } catch { throw .missing(path: "server") }
    return try await PostgresSource(url: Secret(address), query: query)
  }

  private func failure(_ query: String, url: String? = nil) async -> SourceError? {
    do throws(SourceError) {
      let source = try await open(query, url: url)
      _ = try await source.everything()
      return nil
    } catch {
      return error
    }
  }

  @Test("every type comes as text the export reads, and declares what it is")
  func types() async throws {
    let source = try await open(
      """
      SELECT 9223372036854775807::bigint AS b, 1::smallint AS s, 0.1::float8 AS d, 1.50::numeric AS n,
        'NaN'::numeric AS nan, true AS t, false AS f, date '2026-01-02' AS day,
        timestamptz '2026-03-08 01:30:00.25+05:30' AS at, timestamp '2026-01-02 03:04:05' AS local,
        'Zoë'::varchar AS v, 'ab'::char(2) AS c, '{"a": [1, 2]}'::jsonb AS j, ARRAY['x','y,"']::text[] AS l,
        ARRAY[[1,2],[3,NULL]] AS m, row(1,'a') AS r, '\\x00ff'::bytea AS x, NULL::int AS nothing, ''::text AS e,
        '6f9619ff-8b86-d011-b42d-00c04fc964ff'::uuid AS u, interval '1 day 2 hours' AS i;
      """)
    #expect(
      source.columns.map(\.type) == [
        .long, .long, .double, .double, .double, .boolean, .boolean, .timestamp, .timestamp, .timestamp, .text, .text,
        .text, .text, .text, .text, .text, .long, .text, .text, .text,
      ])
    let rows = try await source.everything()
    #expect(
      rows.texts == [
        [
          "9223372036854775807", "1", "0.1", "1.50", "NaN", "true", "false", "2026-01-02", "2026-03-07 15:00:00.25-05",
          "2026-01-02 03:04:05", "Zoë", "ab", #"{"a": [1, 2]}"#, #"["x","y,\""]"#, "[[1,2],[3,null]]",
          #"{"f1":1,"f2":"a"}"#, "00ff", "", "", "6f9619ff-8b86-d011-b42d-00c04fc964ff", "P1DT2H",
        ]
      ])
  }

  @Test(
    "many rows come in order and in bounded batches, however they are fetched", arguments: [1, 99, 100, 101, 30_000])
  func many(count: Int) async throws {
    let source = try await open(
      "SELECT i, repeat('x', i % 50) AS t FROM generate_series(1, \(count)) AS i ORDER BY i -- all")
    var batch = RowBatch()
    var rows: Int64 = 0
    while try await source.next(into: &batch, maximumRows: 700, maximumBytes: 20_000) {
      #expect(batch.rowCount <= 700 && batch.bytes.count < 20_100 && batch.firstRowNumber == rows + 1)
      #expect(batch.text(0, 0) == "\(rows + 1)")
      rows += Int64(batch.rowCount)
    }
    #expect(rows == Int64(count))
    #expect(try await !source.next(into: &batch, maximumRows: 10, maximumBytes: 100))
  }

  @Test("a query without rows has columns all the same")
  func empty() async throws {
    let source = try await open("SELECT 1 AS a, 'x' AS b WHERE false")
    #expect(source.columns.map(\.name) == ["a", "b"])
    #expect(try await source.everything().texts == [])
  }

  @Test(
    "whatever is not one reading query is refused with the server's words and SQLSTATE",
    arguments: [
      ("SELECT nothing FROM pg_class", "42703"), ("SELEC 1", "42601"), ("SELECT 1; DROP TABLE x", "42601"),
      ("SELECT * FROM no_such_table", "42P01"), ("CREATE TABLE evil (a int)", ""), ("DELETE FROM pg_class", ""),
      ("INSERT INTO pg_class DEFAULT VALUES RETURNING oid", "42601"), ("", ""),
      ("SELECT 1/0 AS a", "22012"), ("SELECT 'ada@example.com'::int AS a", "22P02"),
      ("SELECT nextval('counter') AS a", "25006"),
    ])
  func refused(query: String, state: String) async throws {
    try server.execute("CREATE SEQUENCE IF NOT EXISTS counter")
    guard case .queryRefused(let reason) = await failure(query) else {
      Issue.record("\(query) was not refused")
      return
    }
    #expect(state.isEmpty || reason.contains("SQLSTATE \(state)"), "\(reason)")
    #expect(!reason.contains("ada@"))
  }

  @Test("columns of one name are told")
  func duplicates() async {
    #expect(await failure("SELECT 1 AS a, 2 AS a") == .duplicateColumn(name: "a", path: "The query"))
  }

  @Test("a refused login, an unknown database, a closed port and a broken address are told without the password")
  func connecting() async throws {
    let server = try server
    let cases: [(url: String, code: Activation.Issue.Code)] = [
      (server.url(password: "wrong-one"), .credentialsRefused),
      (server.url(password: PostgresServer.password, database: "none"), .remoteUnavailable),
      ("postgresql://ada:wrong-one@127.0.0.1:1/x", .remoteUnavailable),
      ("postgresql://ada:wrong-one@127.0.0.1:notaport/x", .remoteUnavailable),
      ("postgresql://ada:wrong%zz-one@127.0.0.1/x", .invalidValue), ("wrong-one", .invalidValue),
    ]
    for (url, code) in cases {
      guard case .remote(let failure) = await failure("SELECT 1 AS a", url: url) else {
        Issue.record("no failure for port of \(url.prefix(20))")
        continue
      }
      #expect(failure.code == code, "\(failure)")
      #expect(!"\(failure)".contains("wrong") && !"\(failure)".contains("s3cr"))
    }
  }

  @Test("closing cancels what runs at the server, and so does cancelling the task that waits")
  func cancelled() async throws {
    let server = try server
    let task = Task { await self.failure("SELECT pg_sleep(600)::text AS slow, 'marked-query' AS mark") }
    let running =
      "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%marked-query%' AND pid <> pg_backend_pid() OR state = 'active' AND query LIKE 'FETCH%'"
    try await Self.until { try server.execute(running) != "0" }
    task.cancel()
    guard case .remote(let failure) = await task.value else {
      Issue.record("the query went on")
      return
    }
    #expect(failure.code == .interrupted)
    try await Self.until { try server.execute(running) == "0" }

    let source = try await open("SELECT pg_sleep(600)::text AS slow, 'marked-query' AS mark")
    try await Self.until { try server.execute(running) != "0" }
    await source.close()
    try await Self.until { try server.execute(running) == "0" }
  }

  private static func until(_ condition: () throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while try !condition() {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
