import Activation

/// Files of one JSON object a line, plain or gzip, read one after the other as one table.
///
/// The columns are the keys of the first rows, at most a thousand rows or a mebibyte, in the order they turn up; a key
/// that comes later is left out and told once. Numbers keep their digits, lists and objects are compact JSON, null and
/// a missing key are null. A line that is no object, or has a key twice, is a fault of its row. Blank lines are skipped.
public final class JSONLinesSource: RowSource {
  public let columns: [SourceColumn]
  public let totalBytes: Int64?
  public var bytesRead: Int64 { lines.bytesRead }
  public var issues: [Issue] { [objects.leftOut.issue].compactMap(\.self) }

  static let surveyedRows = 1000
  static let surveyedBytes = 1 << 20

  private let paths: [String]
  private let lines: LineReader
  private var objects: ObjectReader
  /// The file being read, by its place in `paths`.
  private var current = 0
  private var nextRowNumber: Int64 = 1
  /// Rows of all files before the current one.
  private var rowsInFinishedFiles: Int64 = 0

  /// Opens the first file that has a line, and surveys its first rows.
  ///
  /// - Parameters:
  ///   - paths: At least one file, in reading order; see `FilePattern`.
  ///   - windowBytes: How much to read at once; rows do not depend on it.
  /// - Throws: `SourceError` for a missing or unreadable file, or when no row has a key.
  public init(paths: [String], windowBytes: Int = 256 << 10) throws(SourceError) {
    guard let first = paths.first else { throw .missing(path: "") }
    self.paths = paths
    totalBytes = try FileStatus.size(of: paths)
    lines = LineReader(capacity: windowBytes)
    try lines.open(first)
    var survey = KeySurvey()
    while try !JSONLinesSource.survey(lines, with: &survey), current + 1 < paths.count {
      current += 1
      try lines.open(paths[current])
    }
    guard !survey.columns.isEmpty else { throw .noKeys(path: first) }
    columns = survey.columns
    objects = ObjectReader(columns)
  }

  /// Looks at the first lines of a file; false when it has none.
  private static func survey(_ lines: LineReader, with survey: inout KeySurvey) throws(SourceError) -> Bool {
    try lines.fill(atLeast: surveyedBytes)
    var peeked = lines.peekedLines()
    // A first line larger than the look ahead.
    var size = surveyedBytes
    while peeked.isEmpty, size <= RowLimits.row, try lines.fill(atLeast: size) {
      size *= 2
      try lines.fill(atLeast: size)
      peeked = lines.peekedLines()
    }
    for line in peeked.prefix(surveyedRows) { survey.observe(line) }
    return !peeked.isEmpty
  }

  public func next(
    into batch: inout RowBatch, maximumRows: Int, maximumBytes: Int
  ) throws(SourceError) -> Bool {
    batch.begin(columnCount: columns.count, firstRowNumber: nextRowNumber)
    while batch.rowCount < maximumRows, batch.bytes.count < min(maximumBytes, RowLimits.batch) {
      let number = nextRowNumber + Int64(batch.rowCount)
      switch try lines.line(limit: RowLimits.row) {
      case .line(let line):
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        objects.read(line, number: number, into: &batch)
      case .tooLong:
        throw .malformed(path: paths[current], row: number - rowsInFinishedFiles, reason: "it is larger than 64 MiB")
      case nil:
        guard current + 1 < paths.count else { return finish(batch) }
        current += 1
        rowsInFinishedFiles = number - 1
        try lines.open(paths[current])
      }
    }
    return finish(batch)
  }

  public func mark() throws(SourceError) -> SourceMark { try SourceMark(paths: paths) }

  private func finish(_ batch: RowBatch) -> Bool {
    nextRowNumber += Int64(batch.rowCount)
    return batch.rowCount > 0
  }
}
