/// How a delimited file is written, and how its first row gives the columns.
struct CSVDialect {
  let delimiter: UInt8
  let quote = UInt8(ascii: "\"")
  let header: Bool

  init(delimiter: UInt8, header: Bool) throws(SourceError) {
    guard delimiter != quote, delimiter != UInt8(ascii: "\n"), delimiter != UInt8(ascii: "\r") else {
      throw .delimiterRefused
    }
    self.delimiter = delimiter
    self.header = header
  }

  func parser(path: String, columnLimit: Int) -> CSVParser {
    CSVParser(delimiter: delimiter, quote: quote, path: path, columnLimit: columnLimit)
  }

  /// The first row of a file, whatever its number of cells, as a batch of one row. The chunk stays behind that row.
  func firstRow(of file: FileBytes, using chunk: CSVChunk) throws(SourceError) -> RowBatch {
    try chunk.start(file, delimiter: delimiter, quote: quote)
    var row = RowBatch()
    row.begin(columnCount: 0, firstRowNumber: 0)
    var parser = parser(path: file.path, columnLimit: RowLimits.columns + 1)
    parser.begin(in: row, rowsBefore: header ? -1 : 0)
    repeat {
      let pause = try parser.parse(chunk, into: &row, maximumRows: 1, maximumBytes: .max)
      if pause == .batchIsFull { return row }
    } while try chunk.refill(from: file, delimiter: delimiter, quote: quote)
    try parser.finish(into: &row)
    return row
  }

  /// The columns a first row stands for.
  func columns(from row: RowBatch, path: String) throws(SourceError) -> [SourceColumn] {
    guard row.rowCount == 1 else { throw .noColumns(path: path) }
    guard row.cells.count <= RowLimits.columns else {
      let reason = "it has more than \(RowLimits.columns) columns"
      throw .malformed(path: path, row: header ? 0 : 1, reason: reason)
    }
    var names: Set<String> = []
    var columns: [SourceColumn] = []
    for column in row.cells.indices {
      let name = header ? row.text(0, column) ?? "" : "column\(column + 1)"
      guard names.insert(name).inserted else { throw .duplicateColumn(name: name, path: path) }
      columns.append(SourceColumn(name: name, type: .text))
    }
    return columns
  }
}
