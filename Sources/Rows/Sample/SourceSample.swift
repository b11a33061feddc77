/// The first rows of a source as text, for preview and for guessing types. It uses up the source it reads from.
public struct SourceSample: Sendable {
  /// The columns; a column the source knows only as text has the type its values suggest.
  public let columns: [SourceColumn]
  /// The rows, each with one value a column; nil is null.
  public let rows: [[String?]]
  /// The rows here that a run would reject: their 0-based place and the reason.
  public let faults: [RowBatch.Rejection]
  /// Whether these are surely all rows of the source.
  public let isWhole: Bool

  /// Reads at most `rows` rows.
  ///
  /// - Throws: `SourceError` as the source does.
  public static func read(from source: any RowSource, rows limit: Int) async throws(SourceError) -> SourceSample {
    var rows: [[String?]] = []
    var faults: [RowBatch.Rejection] = []
    var batch = RowBatch()
    while rows.count < limit,
      try await source.next(into: &batch, maximumRows: min(limit - rows.count, 1024), maximumBytes: 1 << 20)
    {
      faults += batch.faults.map { (rows.count + $0.row, $0.fault) }
      rows += (0..<batch.rowCount).map { row in (0..<batch.columnCount).map { batch.text(row, $0) } }
    }
    let columns = guessedColumns(source.columns, rows: rows, without: Set(faults.map(\.row)))
    return SourceSample(columns: columns, rows: rows, faults: faults, isWhole: rows.count < limit)
  }

  private static func guessedColumns(
    _ columns: [SourceColumn], rows: [[String?]], without faulty: Set<Int>
  ) -> [SourceColumn] {
    columns.enumerated().map { index, column in
      guard column.type == .text || column.type == .unknown else { return column }
      var guess = TypeGuess()
      for (row, values) in rows.enumerated() where !faulty.contains(row) { guess.observe(values[index]) }
      return SourceColumn(name: column.name, type: guess.type)
    }
  }
}
