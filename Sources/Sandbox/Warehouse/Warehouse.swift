import Activation
import Foundation
import GRDB
import Synchronization

/// The tables behind the stand-ins of Treasure Data and Trino: `customers`, the sample, in a SQLite file. Queries are
/// SQLite's SQL, unless an answer was laid down for their text.
final class Warehouse: Sendable {
  private let file: String
  private let canned = Mutex<[String: CannedAnswer]>([:])

  /// - Throws: when the file cannot be written.
  init(directory: URL) throws {
    file = directory.appending(path: "warehouse.sqlite").path
    try? FileManager.default.removeItem(atPath: file)
    try Self.fill(DatabaseQueue(path: file))
  }

  func lay(_ answer: CannedAnswer, for query: String) { canned.withLock { $0[Self.key(query)] = answer } }

  /// Starts a query.
  /// - Throws: `QueryError`.
  func run(_ query: String) throws -> any QueryCursor {
    switch canned.withLock({ $0[Self.key(query)] }) {
    case .table(let columns, let rows): return CannedCursor(columns: columns, rows: rows)
    case .failure(let message): throw QueryError(message)
    case .endless: return EndlessCursor()
    case nil: return try SQLiteCursor(file: file, query: query)
    }
  }

  /// Queries are known by their text without comments in front, blanks around it, and semicolons behind.
  private static func key(_ query: String) -> String {
    query.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: ";")))
  }

  private static func fill(_ queue: DatabaseQueue) throws {
    var reader = CSVRecordReader(dialect: CSVDialect(escape: UInt8(ascii: "\"")))
    reader.append(try Samples.customersCSV())
    let header = try reader.next(atEnd: true)?.map { String(decoding: $0, as: UTF8.self) } ?? []
    let columns = header.map { "\"\($0)\" \($0 == "amount" ? "REAL" : "TEXT")" }.joined(separator: ", ")
    let places = header.map { _ in "?" }.joined(separator: ", ")
    try queue.write { database in
      try database.execute(sql: "CREATE TABLE customers (\(columns))")
      let statement = try database.makeStatement(sql: "INSERT INTO customers VALUES (\(places))")
      while let row = try reader.next(atEnd: true) {
        let values = row.map { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
        try statement.execute(arguments: StatementArguments(values))
      }
    }
  }
}
