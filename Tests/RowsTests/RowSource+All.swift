import Rows

/// Everything a source gives, as values a test can compare.
struct AllRows: Equatable {
  var cells: [[[UInt8]]] = []
  /// Row number and reason of the faulty rows.
  var faults: [Int64: RowFault] = [:]

  var texts: [[String]] { cells.map { row in row.map { String(decoding: $0, as: UTF8.self) } } }
}

extension RowSource {
  func all(maximumRows: Int = 1000, maximumBytes: Int = 1 << 20) throws(SourceError) -> AllRows {
    var rows = AllRows()
    var batch = RowBatch()
    while try next(into: &batch, maximumRows: maximumRows, maximumBytes: maximumBytes) {
      for fault in batch.faults { rows.faults[batch.firstRowNumber + Int64(fault.row)] = fault.fault }
      for row in 0..<batch.rowCount {
        rows.cells.append((0..<batch.columnCount).map { batch.withCell(row, $0) { $0.map(Array.init) ?? [] } })
      }
    }
    return rows
  }
}

/// The error a source ends with, or nil.
func sourceError(_ body: () throws(SourceError) -> Void) -> SourceError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}
