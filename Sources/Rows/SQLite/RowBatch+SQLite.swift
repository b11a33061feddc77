import GRDBSQLite

extension RowBatch {
  /// Appends the row a SQLite statement stands on. A value that cannot be sent is left out and faults the row.
  mutating func appendRow(of statement: OpaquePointer) {
    let rowStart = bytes.count
    var fault: RowFault?
    for column in 0..<Int32(columnCount) {
      switch sqlite3_column_type(statement, column) {
      case SQLITE_NULL:
        append(text: nil)
      case SQLITE_FLOAT:
        append(text: sqlite3_column_double(statement, column).description)
      case SQLITE_BLOB:
        fault = fault ?? .binaryValue(column: Int(column))
        append(text: nil)
      default:
        guard !appendText(of: statement, column, rowStart: rowStart) else { continue }
        fault = fault ?? .oversizedValue(column: Int(column))
        append(text: nil)
      }
    }
    endRow(fault: fault)
  }

  /// Appends a value as SQLite writes it in text; false when it is too large.
  private mutating func appendText(of statement: OpaquePointer, _ column: Int32, rowStart: Int) -> Bool {
    let text = sqlite3_column_text(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    guard count <= RowLimits.cell, bytes.count - rowStart + count <= RowLimits.row else { return false }
    append(UnsafeRawBufferPointer(start: text, count: count))
    return true
  }
}
