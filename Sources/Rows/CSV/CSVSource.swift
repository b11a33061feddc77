/// Delimited text files, plain or gzip, read one after the other as one table.
///
/// An empty cell, quoted or not, is null; blank lines are skipped; a row with too few or too many cells is a fault in
/// the batch. Bytes are passed on as they are, whether they are UTF-8 or not.
public final class CSVSource: RowSource {
  public let columns: [SourceColumn]
  public let totalBytes: Int64?
  public var bytesRead: Int64 { finishedBytes + (file?.bytesRead ?? 0) }

  private let paths: [String]
  private let dialect: CSVDialect
  private let chunk: CSVChunk
  private var parser: CSVParser
  private var file: FileBytes?
  private var nextPath = 1
  private var finishedBytes: Int64 = 0
  private var nextRowNumber: Int64 = 1
  /// Data rows of all files before the current one.
  private var rowsInFinishedFiles: Int64 = 0
  /// Without a header, the row that told the number of columns; it is delivered first.
  private var heldRow: RowBatch?

  /// Opens the first file and reads its header, or its first row when there is none.
  ///
  /// - Parameters:
  ///   - paths: At least one file, in reading order; see `FilePattern`.
  ///   - delimiter: One byte, no double quote or line end.
  ///   - header: The first row of each file names the columns. Otherwise they are `column1`, `column2` and so on.
  ///   - chunkBytes: How much to read at once; rows do not depend on it.
  /// - Throws: `SourceError` for a missing file, an empty or malformed first one, equal column names or an unusable
  ///   delimiter.
  public init(
    paths: [String], delimiter: UInt8 = UInt8(ascii: ","), header: Bool = true, chunkBytes: Int = 256 << 10
  ) throws(SourceError) {
    guard let first = paths.first else { throw .missing(path: "") }
    self.paths = paths
    dialect = try CSVDialect(delimiter: delimiter, header: header)
    totalBytes = try FileStatus.size(of: paths)
    chunk = CSVChunk(readSize: chunkBytes)
    let file = try FileBytes(path: first)
    let row = try dialect.firstRow(of: file, using: chunk)
    columns = try dialect.columns(from: row, path: first)
    self.file = file
    heldRow = header ? nil : row
    parser = dialect.parser(path: first, columnLimit: columns.count)
  }

  public func next(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) throws(SourceError) -> Bool {
    batch.begin(columnCount: columns.count, firstRowNumber: nextRowNumber)
    takeHeldRow(into: &batch)
    parser.begin(in: batch, rowsBefore: nextRowNumber - 1 - rowsInFinishedFiles)
    while batch.rowCount < maximumRows, let file {
      if try hasText(in: file) {
        let bytes = min(maximumBytes, RowLimits.batch)
        let pause = try parser.parse(chunk, into: &batch, maximumRows: maximumRows, maximumBytes: bytes)
        if pause == .batchIsFull { break }
      } else {
        try parser.finish(into: &batch)
        try openNextFile(after: file, batch)
      }
    }
    nextRowNumber += Int64(batch.rowCount)
    return batch.rowCount > 0
  }

  public func mark() throws(SourceError) -> SourceMark { try SourceMark(paths: paths) }

  private func hasText(in file: FileBytes) throws(SourceError) -> Bool {
    if !chunk.isUsedUp { return true }
    return try chunk.refill(from: file, delimiter: dialect.delimiter, quote: dialect.quote)
  }

  private func takeHeldRow(into batch: inout RowBatch) {
    guard let row = heldRow else { return }
    for column in 0..<row.cells.count { row.withCell(0, column) { batch.append($0 ?? .init(start: nil, count: 0)) } }
    batch.endRow()
    heldRow = nil
  }

  private func openNextFile(after finished: FileBytes, _ batch: RowBatch) throws(SourceError) {
    finishedBytes += finished.bytesRead
    file = nil
    guard nextPath < paths.count else { return }
    let path = paths[nextPath]
    nextPath += 1
    let next = try FileBytes(path: path)
    if dialect.header {
      let header = try dialect.firstRow(of: next, using: chunk)
      guard try dialect.columns(from: header, path: path) == columns else {
        throw .headersDiffer(first: paths[0], second: path)
      }
    } else {
      try chunk.start(next, delimiter: dialect.delimiter, quote: dialect.quote)
    }
    file = next
    rowsInFinishedFiles = nextRowNumber - 1 + Int64(batch.rowCount)
    parser = dialect.parser(path: path, columnLimit: columns.count)
    parser.begin(in: batch, rowsBefore: -Int64(batch.rowCount))
  }
}
