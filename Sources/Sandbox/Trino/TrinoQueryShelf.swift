import Activation
import Foundation

/// The queries of the stand-in for Trino, each a cursor and the page that was given last.
actor TrinoQueryShelf {
  struct Gone: Error {}

  private static let rowsPerPage = 5000

  private struct Query {
    let slug: String
    /// Nil once the query has ended.
    var cursor: (any QueryCursor)?
    /// The number of the page given last, and its text, for a client whose reading broke.
    var token = 0
    var page = ""
  }

  private let warehouse: Warehouse
  private var queries: [String: Query] = [:]
  private var cancelled: [String] = []

  init(warehouse: Warehouse) { self.warehouse = warehouse }

  var cancelledQueries: [String] { cancelled }

  /// The first page: no rows, no columns.
  func start(_ sql: String, base: String) -> String {
    let id = "20260101_000000_\(10_000 + queries.count)_sbox0"
    do {
      let cursor = try warehouse.run(sql)
      let slug = RandomText.hexadecimal(16)
      queries[id] = Query(slug: slug, cursor: cursor)
      return text(id, state: "QUEUED", base, next: "\(slug)/1")
    } catch {
      queries[id] = Query(slug: "")
      return text(id, state: "FAILED", base, error: Self.document(error))
    }
  }

  func page(_ id: String, slug: String, token: String, base: String) throws(Gone) -> String {
    guard var query = queries[id], query.slug == slug, let number = Int(token) else { throw Gone() }
    if number == query.token { return query.page }
    guard number == query.token + 1, let cursor = query.cursor else { throw Gone() }
    query.token = number
    do {
      let rows = try cursor.next(Self.rowsPerPage)
      if rows?.isEmpty == true { query.cursor = nil }
      query.page = text(
        id, state: rows?.isEmpty == true ? "FINISHED" : "RUNNING", base, columns: rows == nil ? nil : cursor.columns,
        rows: rows ?? [], next: rows?.isEmpty == true ? nil : "\(slug)/\(number + 1)")
    } catch {
      query.cursor = nil
      query.page = text(id, state: "FAILED", base, error: Self.document(error))
    }
    queries[id] = query
    return query.page
  }

  func cancel(_ id: String, slug: String) throws(Gone) {
    guard let query = queries[id], query.slug == slug else { throw Gone() }
    if query.cursor != nil { cancelled.append(id) }
    queries[id]?.cursor = nil
  }

  private func text(
    _ id: String, state: String, _ base: String, columns: [CannedAnswer.Column]? = nil, rows: [[DocumentValue]] = [],
    next: String? = nil, error: DocumentValue? = nil
  ) -> String {
    var page: DocumentMap = ["id": .text(id), "infoUri": .text("\(base)/ui/query.html?\(id)")]
    if let next { page["nextUri"] = .text("\(base)/v1/statement/executing/\(id)/\(next)") }
    if let columns { page["columns"] = .list(columns.map(\.document)) }
    if let columns, !rows.isEmpty {
      page["data"] = .list(rows.map { row in .list(zip(row, columns).map { Self.value($0, $1.type) }) })
    }
    page["stats"] = [
      "state": .text(state), "queued": .bool(state == "QUEUED"), "scheduled": true, "nodes": 1, "totalSplits": 1,
      "queuedSplits": 0, "runningSplits": 1, "completedSplits": 0, "cpuTimeMillis": 1, "wallTimeMillis": 1,
      "queuedTimeMillis": 0, "elapsedTimeMillis": 1, "processedRows": 0, "processedBytes": 0, "physicalInputBytes": 0,
      "peakMemoryBytes": 0, "spilledBytes": 0,
    ]
    if let error { page["error"] = error }
    page["warnings"] = []
    return JSONText.write(.map(page))
  }

  /// JSON has no word for these numbers.
  private static func value(_ value: DocumentValue, _ type: String) -> DocumentValue {
    guard case .number(let digits) = value, Double(digits)?.isFinite != true || type.hasPrefix("decimal") else {
      return value
    }
    return .text(digits)
  }

  private static func document(_ error: any Error) -> DocumentValue {
    let failure = error as? QueryError ?? QueryError("the engine stopped")
    var document: DocumentMap = [
      "message": .text(failure.text), "errorCode": 1, "errorName": "SYNTAX_ERROR", "errorType": "USER_ERROR",
      "failureInfo": [
        "type": "io.trino.spi.TrinoException", "message": .text(failure.text), "suppressed": [], "stack": [],
      ],
    ]
    if let (line, column) = failure.location {
      document["errorLocation"] = ["lineNumber": .number(String(line)), "columnNumber": .number(String(column))]
    }
    return .map(document)
  }
}

extension CannedAnswer.Column {
  /// Name, type, and the type's parts, which the Python client reads.
  fileprivate var document: DocumentValue {
    let raw = type.prefix { $0 != "(" }
    let rest = type.drop { $0 != ")" }.dropFirst()
    let inner = type.dropFirst(raw.count + 1).prefix { $0 != ")" }
    let isNested = ["array", "map", "row"].contains(String(raw))
    let arguments: [DocumentValue] =
      isNested
      ? []
      : inner.split(separator: ",").compactMap { part in
        Int(part.filter { $0 != " " }).map { ["kind": "LONG", "value": .number(String($0))] }
      }
    return [
      "name": .text(name), "type": .text(type),
      "typeSignature": ["rawType": .text(isNested ? "json" : String(raw) + rest), "arguments": .list(arguments)],
    ]
  }
}
