import Activation
import Rows
import Sandbox
import Synchronization
import Testing
import Transport

/// A sandbox whose Treasure Data and Trino are read by our sources, with hardly any waiting.
final class RemoteBench: Sendable {
  let sandbox: Sandbox
  private let told = Mutex<[String]>([])

  private init(_ sandbox: Sandbox) { self.sandbox = sandbox }

  static func with(_ body: (RemoteBench) async throws -> Void) async throws {
    let bench = RemoteBench(try await Sandbox.start(.init(processingDelay: .milliseconds(2))))
    let result: Result<Void, any Error>
    do { result = .success(try await body(bench)) } catch { result = .failure(error) }
    await bench.sandbox.stop()
    try result.get()
  }

  var statuses: [String] { told.withLock { $0 } }

  var surroundings: RemoteSurroundings {
    let pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: min($0, .milliseconds(2))) }
    return RemoteSurroundings(sender: RetryingSender(AsyncHTTPSender(), pause: pause), pause: pause) { status in
      self.told.withLock { $0.append(status) }
    }
  }

  func treasureData(
    _ rows: Source.TreasureData.Rows, key: String? = nil
  ) async throws(SourceError) -> TreasureDataSource {
    let source = Source.TreasureData(
      endpoint: sandbox.access.treasureDataURL, apiKey: .environment("TD_API_KEY"), rows: rows)
    return try await .open(source, apiKey: Secret(key ?? sandbox.access.treasureDataKey), surroundings)
  }

  func treasureData(query: String, key: String? = nil) async throws(SourceError) -> TreasureDataSource {
    try await treasureData(.query(.init(database: "sandbox", engine: .trino, text: query)), key: key)
  }

  func trino(
    _ query: String, password: String? = nil, dialect: Source.Trino.Dialect = .trino
  ) async throws(SourceError) -> TrinoSource {
    let source = Source.Trino(
      url: sandbox.access.trinoURL, user: .plain("ada"), password: nil, catalog: "sandbox", schema: "crm",
      dialect: dialect, query: query)
    return try await .open(source, user: Secret("ada"), password: password.map(Secret.init), surroundings)
  }

  /// Values of every type the engines have.
  static let types = CannedAnswer.table(
    columns: [
      .init("big", "bigint"), .init("d", "double"), .init("n", "decimal(18,2)"), .init("ok", "boolean"),
      .init("name", "varchar(20)"), .init("day", "date"), .init("at", "timestamp(3)"),
      .init("zoned", "timestamp(3) with time zone"), .init("list", "array(bigint)"),
      .init("map", "map(varchar, double)"),
      .init("none", "varchar"),
    ],
    rows: [
      [
        .number("9223372036854775807"), .number("0.1"), .text("-12.50"), true, "Zoë \"\n", "2026-01-02",
        "2026-01-02 03:04:05.678", "2026-07-01 01:30:00.000 America/Los_Angeles", .list([1, 2, nil]),
        .map(["a": .number("1.5"), "b\"": nil]), nil,
      ],
      [
        .number("-33"), .number("NaN"), .text("0.00"), false, "", "0001-01-01", "2026-01-02 03:04:05",
        "2026-01-01 00:00:00.000 UTC", .list([]), .map([:]), "x",
      ],
      [
        .number("200"), .number("-Infinity"), nil, nil, .text(String(repeating: "é", count: 40_000)), nil, nil,
        "2026-01-01 00:00:00.000 +05:30", nil, nil, nil,
      ],
    ])

  static let typeRows: [[String]] = [
    [
      "9223372036854775807", "0.1", "-12.50", "true", "Zoë \"\n", "2026-01-02", "2026-01-02 03:04:05.678",
      "2026-07-01 01:30:00.000-07:00", "[1,2,null]", #"{"a":1.5,"b\"":null}"#, "",
    ],
    [
      "-33", "NaN", "0.00", "false", "", "0001-01-01", "2026-01-02 03:04:05", "2026-01-01 00:00:00.000 UTC", "[]", "{}",
      "x",
    ],
    [
      "200", "-Infinity", "", "", String(repeating: "é", count: 40_000), "", "", "2026-01-01 00:00:00.000 +05:30", "",
      "",
      "",
    ],
  ]

  static let columnTypes: [SourceType] = [
    .long, .double, .double, .boolean, .text, .timestamp, .timestamp, .timestamp, .text, .text, .text,
  ]

  static func numbers(_ count: Int) -> String {
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
    SELECT i, 'person' || i || '@example.com' AS email, i / 2.0 AS half FROM n
    """
  }

  /// Polls until a condition holds.
  static func until(_ condition: () async -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while await !condition() {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// What opening or reading a source ends with.
  static func failure<Rows: RowSource>(_ open: () async throws(SourceError) -> Rows) async -> SourceError? {
    do throws(SourceError) {
      _ = try await open().everything()
      return nil
    } catch {
      return error
    }
  }
}
