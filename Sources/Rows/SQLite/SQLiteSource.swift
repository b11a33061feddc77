import GRDB
import GRDBSQLite

/// The rows of one query on a SQLite file that is opened for reading only.
///
/// Values become text: integers in decimal, doubles in the shortest text that reads back the same; NULL and empty text
/// are null. A binary object is a fault of its row.
public final class SQLiteSource: RowSource {
  public let columns: [SourceColumn]
  public let bytesRead: Int64 = 0
  public let totalBytes: Int64? = nil

  private let file: String
  private let queue: DatabaseQueue
  private let statement: Statement
  private var nextRowNumber: Int64 = 1
  private var isDone = false

  /// Opens the file and prepares the query; no row is read yet.
  ///
  /// - Throws: `SourceError.missing`, `.unreadable`, `.queryRefused` for a statement that writes, returns no columns or
  ///   does not fit the database, and `.duplicateColumn`.
  public init(file: String, query: String) throws(SourceError) {
    _ = try FileStatus.status(of: file)
    self.file = file
    queue = try SQLiteSource.open(file)
    statement = try SQLiteSource.prepare(query, on: queue, file)
    columns = try SQLiteSource.columns(of: statement, file)
  }

  public func next(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) throws(SourceError) -> Bool {
    batch.begin(columnCount: columns.count, firstRowNumber: nextRowNumber)
    if !isDone { try fill(&batch, maximumRows, maximumBytes) }
    nextRowNumber += Int64(batch.rowCount)
    return batch.rowCount > 0
  }

  public func mark() throws(SourceError) -> SourceMark {
    let log = file + "-wal"
    return try SourceMark(paths: FilePattern.exists(log) ? [file, log] : [file])
  }

  private func fill(_ batch: inout RowBatch, _ maximumRows: Int, _ maximumBytes: Int) throws(SourceError) {
    let handle = statement.sqliteStatement
    let result = queue.unsafeRead { _ in
      while batch.rowCount < maximumRows, batch.bytes.count < min(maximumBytes, RowLimits.batch) {
        let result = sqlite3_step(handle)
        guard result == SQLITE_ROW else { return result }
        batch.appendRow(of: handle)
      }
      return SQLITE_ROW
    }
    if result == SQLITE_ROW { return }
    isDone = true
    guard result == SQLITE_DONE else { throw .unreadable(path: file, reason: String(cString: sqlite3_errstr(result))) }
  }
}

extension SQLiteSource {
  private static func open(_ file: String) throws(SourceError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    do {
      return try DatabaseQueue(path: file, configuration: configuration)
    } catch {
      throw .unreadable(path: file, reason: reason(of: error))
    }
  }

  private static func prepare(
    _ query: String, on queue: DatabaseQueue, _ file: String
  ) throws(SourceError) -> Statement {
    let statement: Statement
    do {
      statement = try queue.unsafeRead { try $0.makeStatement(sql: query) }
    } catch {
      throw refusal(error, file)
    }
    guard statement.isReadonly else {
      throw .queryRefused(reason: "it writes, and \(file) is opened for reading only")
    }
    guard statement.columnCount > 0 else { throw .queryRefused(reason: "it returns no columns") }
    return statement
  }

  private static func columns(of statement: Statement, _ file: String) throws(SourceError) -> [SourceColumn] {
    var names: Set<String> = []
    var columns: [SourceColumn] = []
    for (column, name) in statement.columnNames.enumerated() {
      guard names.insert(name).inserted else { throw .duplicateColumn(name: name, path: file) }
      let declared = sqlite3_column_decltype(statement.sqliteStatement, Int32(column)).map { String(cString: $0) }
      columns.append(SourceColumn(name: name, type: SourceType(sqliteDeclaration: declared)))
    }
    return columns
  }

  /// Tells a query that does not fit from a file that is no database, is locked, or is damaged.
  private static func refusal(_ error: any Error, _ file: String) -> SourceError {
    let causes: [ResultCode] = [.SQLITE_ERROR, .SQLITE_MISUSE, .SQLITE_AUTH, .SQLITE_READONLY]
    if let code = (error as? DatabaseError)?.resultCode, !causes.contains(code) {
      return .unreadable(path: file, reason: reason(of: error))
    }
    return .queryRefused(reason: reason(of: error))
  }

  private static func reason(of error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }
}
