/// RFC 4180 rows as files really hold them: any line end, blank lines, quotes in the middle of a cell.
///
/// The parser keeps its place between chunks, so where a chunk ends never matters. Text goes into the batch's arena in
/// runs as long as possible: only quote characters that are no part of a value interrupt a run. Inside one run the
/// arena offset of a byte is its chunk offset plus a constant, so a cell is two numbers and no copy of its own.
struct CSVParser {
  /// Why parsing paused.
  enum Pause {
    case needsInput
    case batchIsFull
  }

  private enum Mode {
    case plain
    case quoted
    /// Right behind a quote that either closes the cell or is the first of a doubled one.
    case closing
  }

  let delimiter: UInt8
  let quote: UInt8
  let path: String
  /// Cells kept of each row; more are counted only.
  var columnLimit: Int

  private var mode = Mode.plain
  private var cellStart = 0
  private var closedAt = 0
  private var rowStart = 0
  private var cellsInRow = 0
  /// Data rows of this file before the batch, so that an error names a row the user can find.
  private var rowsBefore: Int64

  init(delimiter: UInt8, quote: UInt8, path: String, columnLimit: Int, rowsBefore: Int64 = 0) {
    self.delimiter = delimiter
    self.quote = quote
    self.path = path
    self.columnLimit = columnLimit
    self.rowsBefore = rowsBefore
  }

  /// Starts a batch, or a further file in a batch. Between rows only.
  mutating func begin(in batch: RowBatch, rowsBefore: Int64) {
    cellStart = batch.bytes.count
    rowStart = cellStart
    cellsInRow = 0
    self.rowsBefore = rowsBefore
  }

  /// Parses up to the end of the chunk or of the row that fills the batch.
  mutating func parse(
    _ chunk: CSVChunk, into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) throws(SourceError) -> Pause {
    var runStart = chunk.position
    var base = batch.bytes.count
    while chunk.nextSpecial < chunk.specialCount {
      if isAtRowStart, rowStart >= base,
        takeSimpleRows(chunk, shift: base - runStart, &batch, maximumRows, maximumBytes)
      {
        take(chunk, from: runStart, to: rowStart - base + runStart, into: &batch)
        return .batchIsFull
      }
      guard chunk.nextSpecial < chunk.specialCount else { break }
      let offset = Int(chunk.specials[chunk.nextSpecial])
      chunk.nextSpecial += 1
      let byte = chunk.bytes[offset]
      let end = base + (offset - runStart)
      if byte == quote {
        if isSyntax(quoteAt: end) {
          batch.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: chunk.bytes[runStart..<offset]))
          runStart = offset + 1
          base = batch.bytes.count
        }
      } else if mode != .quoted {
        try endCell(at: end, isLast: byte != delimiter, in: &batch)
        guard byte != delimiter else { continue }
        if batch.rowCount == 0 {
          // Only blank lines so far: forget them, or a file of nothing else would fill the memory.
          batch.begin(columnCount: batch.columnCount, firstRowNumber: batch.firstRowNumber)
          begin(in: batch, rowsBefore: rowsBefore)
          runStart = offset + 1
          base = 0
          continue
        }
        if batch.rowCount >= maximumRows || end + 1 >= maximumBytes {
          take(chunk, from: runStart, to: offset + 1, into: &batch)
          return .batchIsFull
        }
      }
    }
    take(chunk, from: runStart, to: chunk.count, into: &batch)
    try checkSizes(at: batch.bytes.count, in: batch)
    return .needsInput
  }

  private var isAtRowStart: Bool { cellsInRow == 0 && mode == .plain && cellStart == rowStart }

  /// Cuts rows that need no more than that, which is nearly all of them; true when they fill the batch.
  private mutating func takeSimpleRows(
    _ chunk: CSVChunk, shift: Int, _ batch: inout RowBatch, _ maximumRows: Int, _ maximumBytes: Int
  ) -> Bool {
    guard batch.columnCount > 0, batch.columnCount == columnLimit else { return false }
    let (cells, rows, end) = chunk.splitRows(
      from: rowStart - shift, shift: shift, fullAt: maximumBytes - shift, columns: columnLimit,
      maximumRows: maximumRows - batch.rowCount, self)
    guard rows > 0 else { return false }
    batch.append(cells, rows: rows)
    cellStart = end + shift
    rowStart = cellStart
    return batch.rowCount >= maximumRows || rowStart >= maximumBytes
  }

  /// Ends the file: its last row needs no line end.
  mutating func finish(into batch: inout RowBatch) throws(SourceError) {
    if mode == .quoted {
      throw .malformed(path: path, row: row(in: batch), reason: "a quote opens there and is never closed")
    }
    try endCell(at: batch.bytes.count, isLast: true, in: &batch)
  }

  /// Decides about a quote; true when it is syntax and no part of the value.
  private mutating func isSyntax(quoteAt end: Int) -> Bool {
    switch mode {
    case .plain where end == cellStart:
      mode = .quoted
      return true
    case .quoted:
      mode = .closing
      closedAt = end
      return true
    case .closing where end == closedAt:
      mode = .quoted
      return false
    case .plain, .closing:
      mode = .plain
      return false
    }
  }

  /// Ends a cell, and with it the row unless the cell ended at a delimiter.
  @inline(__always)
  private mutating func endCell(at end: Int, isLast: Bool, in batch: inout RowBatch) throws(SourceError) {
    let isBlankLine = isLast && cellsInRow == 0 && end == cellStart && mode == .plain
    if !isBlankLine {
      if end - cellStart > RowLimits.cell { try checkSizes(at: end, in: batch) }
      if cellsInRow < columnLimit { batch.cells.append(Cell(from: cellStart, to: end)) }
      cellsInRow += 1
      mode = .plain
      if isLast { batch.endRow(found: cellsInRow) }
    }
    cellStart = end + 1
    if isLast {
      cellsInRow = 0
      rowStart = cellStart
    }
  }

  private func take(_ chunk: CSVChunk, from start: Int, to end: Int, into batch: inout RowBatch) {
    batch.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: chunk.bytes[start..<end]))
    chunk.position = end
  }

  private func checkSizes(at end: Int, in batch: RowBatch) throws(SourceError) {
    if end - cellStart > RowLimits.cell {
      let reason = "a cell is larger than 16 MiB, as when a quote is never closed"
      throw .malformed(path: path, row: row(in: batch), reason: reason)
    }
    if end - rowStart > RowLimits.row {
      throw .malformed(path: path, row: row(in: batch), reason: "it is larger than 64 MiB")
    }
  }

  /// The row being built, as this file counts; 0 in the header.
  private func row(in batch: RowBatch) -> Int64 { rowsBefore + Int64(batch.rowCount) + 1 }
}
