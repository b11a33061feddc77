extension RowBatch {
  /// Appends a row whose values are in the arena already, one cell a column.
  mutating func appendRow(_ row: [Cell], fault: RowFault? = nil) {
    cells.append(contentsOf: row)
    endRow(found: row.count, fault: fault)
  }

  /// Appends a row of nulls that is rejected, and gives its bytes in the arena back.
  mutating func rejectRow(_ fault: RowFault, arenaFrom start: Int) {
    bytes.removeLast(bytes.count - start)
    endRow(found: 0, fault: fault)
  }
}
