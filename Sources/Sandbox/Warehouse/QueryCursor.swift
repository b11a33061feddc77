import Activation
import GRDB
import GRDBSQLite

/// The rows of a query under way, a few at a time.
protocol QueryCursor: AnyObject, Sendable {
  var columns: [CannedAnswer.Column] { get }

  /// At most `count` further rows; none at the end, nil while the query has nothing to say yet.
  /// - Throws: `QueryError`.
  func next(_ count: Int) throws -> [[DocumentValue]]?
}

/// Rows that were laid down. One task reads them, guarded by the service that holds the query.
final class CannedCursor: QueryCursor, @unchecked Sendable {
  let columns: [CannedAnswer.Column]
  // Only the actor that holds the query reads and moves on, so no two threads meet here.
  private var rest: ArraySlice<[DocumentValue]>

  init(columns: [CannedAnswer.Column], rows: [[DocumentValue]]) {
    self.columns = columns
    rest = rows[...]
  }

  func next(_ count: Int) -> [[DocumentValue]]? {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}

/// A query that never has a row and never ends.
final class EndlessCursor: QueryCursor {
  let columns: [CannedAnswer.Column] = []
  func next(_ count: Int) -> [[DocumentValue]]? { nil }
}

/// A query on the SQLite file, opened for reading only.
final class SQLiteCursor: QueryCursor, @unchecked Sendable {
  let columns: [CannedAnswer.Column]
  // As with `CannedCursor`: only the actor that holds the query uses these.
  private let queue: DatabaseQueue
  private let statement: Statement
  /// The first row, read ahead because expressions have no type of their own.
  private var held: [DocumentValue]?
  private var isAtEnd = false

  init(file: String, query: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: file, configuration: configuration)
    do {
      statement = try queue.unsafeRead { try $0.makeStatement(sql: query) }
    } catch {
      throw Self.refusal(error, query)
    }
    guard statement.columnCount > 0 else { throw QueryError("line 1:1: mismatched input, a SELECT is expected") }
    let handle = statement.sqliteStatement
    held = try queue.unsafeRead { _ in try Self.step(handle) }
    isAtEnd = held == nil
    columns = statement.columnNames.enumerated().map { index, name in
      let declared = sqlite3_column_decltype(handle, Int32(index)).map { String(cString: $0) }
      return .init(name, Self.type(declared, sqlite3_column_type(handle, Int32(index))))
    }
  }

  func next(_ count: Int) throws -> [[DocumentValue]]? {
    let handle = statement.sqliteStatement
    var rows: [[DocumentValue]] = []
    if let held { rows.append(held) }
    held = nil
    if isAtEnd { return rows }
    try queue.unsafeRead { _ in
      while rows.count < count {
        guard let row = try Self.step(handle) else {
          isAtEnd = true
          return
        }
        rows.append(row)
      }
    }
    return rows
  }

  private static func step(_ handle: SQLiteStatement) throws -> [DocumentValue]? {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return (0..<sqlite3_column_count(handle)).map { value(handle, $0) }
    case SQLITE_DONE: return nil
    case let code: throw QueryError(String(cString: sqlite3_errstr(code)))
    }
  }

  private static func value(_ handle: SQLiteStatement, _ column: Int32) -> DocumentValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .number(String(sqlite3_column_int64(handle, column)))
    case SQLITE_FLOAT: .number(sqlite3_column_double(handle, column).description)
    default: .text(sqlite3_column_text(handle, column).map { String(cString: $0) } ?? "")
    }
  }

  private static func type(_ declared: String?, _ storage: Int32) -> String {
    switch (declared?.uppercased(), storage) {
    case ("REAL", _), (nil, SQLITE_FLOAT): "double"
    case ("INTEGER", _), (nil, SQLITE_INTEGER): "bigint"
    default: "varchar"
    }
  }

  private static func refusal(_ error: any Error, _ query: String) -> QueryError {
    let message = (error as? DatabaseError)?.message ?? "the query is not valid"
    if let match = message.wholeMatch(of: /no such column: (.+)/) {
      return QueryError("Column '\(match.1)' cannot be resolved", about: String(match.1), in: query)
    }
    if let match = message.wholeMatch(of: /no such table: (.+)/) {
      return QueryError("Table '\(match.1)' does not exist", about: String(match.1), in: query)
    }
    if let match = message.wholeMatch(of: /near "(.+)": syntax error/) {
      return QueryError("mismatched input '\(match.1)'", about: String(match.1), in: query)
    }
    return QueryError(message)
  }
}
