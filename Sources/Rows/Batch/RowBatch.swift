/// A bounded number of rows whose values lie side by side in one arena of bytes.
///
/// Sources refill the same batch, so reading allocates per batch at most, never per row or cell (design section 9).
public struct RowBatch: Sendable {
  /// A row that must be rejected: its 0-based place in this batch and the reason.
  public typealias Rejection = (row: Int, fault: RowFault)

  /// The arena. Bytes between the cells belong to no value.
  public internal(set) var bytes: [UInt8] = []
  /// `rowCount * columnCount` cells, row by row; a faulty row is padded with null.
  public internal(set) var cells: [Cell] = []
  /// Cells of each row.
  public private(set) var columnCount = 0
  /// Rows in this batch, faulty ones included.
  public private(set) var rowCount = 0
  /// The number of the first row here: 1 is the first data row of the source; headers are not counted.
  public private(set) var firstRowNumber: Int64 = 1
  /// The rows to reject, in ascending order, at most one reason each.
  public private(set) var faults: [Rejection] = []

  /// An empty batch.
  public init() {}

  /// The cell of a row (0-based in this batch) and column.
  @inlinable
  public func cell(_ row: Int, _ column: Int) -> Cell { cells[row * columnCount + column] }

  /// Lends the bytes of one value, or nil for null.
  @inlinable
  public func withCell<Result>(
    _ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer?) throws -> Result
  ) rethrows -> Result {
    let cell = cell(row, column)
    if cell.isNull { return try body(nil) }
    return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[cell.range])) }
  }

  /// Lends the arena and all cells at once: the cheap way to walk a batch.
  @inlinable
  public func withUnsafeStorage<Result>(
    _ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<Cell>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBytes { arena in try cells.withUnsafeBufferPointer { try body(arena, $0) } }
  }

  /// One value as text for people, invalid UTF-8 repaired; nil for null. Not for the hot path.
  public func text(_ row: Int, _ column: Int) -> String? {
    withCell(row, column) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
  }
}

extension RowBatch {
  /// Empties the batch, keeping its storage, for rows of this shape.
  public mutating func begin(columnCount: Int, firstRowNumber: Int64) {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    self.columnCount = columnCount
    self.firstRowNumber = firstRowNumber
    rowCount = 0
  }

  /// Appends one value to the row being built; no bytes mean null.
  public mutating func append(_ value: UnsafeRawBufferPointer) {
    let start = bytes.count
    bytes.append(contentsOf: value)
    cells.append(Cell(from: start, to: bytes.count))
  }

  /// Appends one value to the row being built; nil and empty text mean null.
  public mutating func append(text: String?) {
    let start = bytes.count
    if let text { bytes.append(contentsOf: text.utf8) }
    cells.append(Cell(from: start, to: bytes.count))
  }

  /// Ends the row being built. Missing cells become null; without a given fault they are one, as are cells too many.
  public mutating func endRow(fault: RowFault? = nil) {
    let rowStart = rowCount * columnCount
    let found = cells.count - rowStart
    endRow(found: found, fault: fault)
    if found > columnCount { cells.removeLast(found - columnCount) }
  }

  /// Ends a row for which the source met `found` cells and appended at most `columnCount` of them.
  @inline(__always)
  mutating func endRow(found: Int, fault: RowFault? = nil) {
    if found != columnCount || fault != nil { reject(found: found, fault: fault) }
    rowCount += 1
  }

  /// Appends whole rows at once; their bytes are in the arena, or will be.
  mutating func append(_ rows: UnsafeBufferPointer<Cell>, rows count: Int) {
    cells.append(contentsOf: rows)
    rowCount += count
  }

  private mutating func reject(found: Int, fault: RowFault?) {
    if found < columnCount { cells.append(contentsOf: repeatElement(.null, count: columnCount - found)) }
    faults.append((rowCount, fault ?? .wrongCellCount(found: found)))
  }
}
