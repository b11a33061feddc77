import Rows

/// Everything a source gives, as values a test can compare.
struct AllRows: Equatable {
  var cells: [[[UInt8]]] = []
  /// Row number and reason of the faulty rows.
  var faults: [Int64: RowFault] = [:]

  var texts: [[String]] { cells.map { row in row.map { String(decoding: $0, as: UTF8.self) } } }

  mutating func take(_ batch: RowBatch) {
    for fault in batch.faults { faults[batch.firstRowNumber + Int64(fault.row)] = fault.fault }
    for row in 0..<batch.rowCount {
      cells.append((0..<batch.columnCount).map { batch.withCell(row, $0) { $0.map(Array.init) ?? [] } })
    }
  }
}

/// A source that never waits.
protocol ImmediateSource: RowSource {
  func next(into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int) throws(SourceError) -> Bool
}

extension CSVSource: ImmediateSource {}
extension JSONLinesSource: ImmediateSource {}
extension SQLiteSource: ImmediateSource {}

extension ImmediateSource {
  func all(maximumRows: Int = 1000, maximumBytes: Int = 1 << 20) throws(SourceError) -> AllRows {
    var rows = AllRows()
    var batch = RowBatch()
    while try next(into: &batch, maximumRows: maximumRows, maximumBytes: maximumBytes) { rows.take(batch) }
    return rows
  }
}

extension RowSource {
  /// For sources that wait.
  func everything(maximumRows: Int = 1000, maximumBytes: Int = 1 << 20) async throws(SourceError) -> AllRows {
    var rows = AllRows()
    var batch = RowBatch()
    while try await next(into: &batch, maximumRows: maximumRows, maximumBytes: maximumBytes) { rows.take(batch) }
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
