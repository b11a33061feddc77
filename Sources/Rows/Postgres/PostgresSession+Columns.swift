import CPostgres

extension PostgresSession {
  /// The columns of the statement described last.
  ///
  /// - Throws: `SourceError.queryRefused` when there are none, `.duplicateColumn` when two share a name.
  func describedColumns() throws(SourceError) -> [(name: String, type: UInt32)] {
    let pointer = connection.pointer
    let columns = (0..<cp_column_count(pointer)).map { column in
      (name: cp_column_name(pointer, column).map { String(cString: $0) } ?? "", type: cp_column_type(pointer, column))
    }
    guard !columns.isEmpty else { throw .queryRefused(reason: "it returns no columns") }
    guard columns.count <= RowLimits.columns else { throw .queryRefused(reason: "it returns too many columns") }
    try SourceColumn.checkDistinct(columns.map(\.name), of: "The query")
    return columns
  }

  /// Which columns hold lists or composite values.
  func nestedColumns(_ types: [UInt32]) async throws(SourceError) -> Set<Int> {
    try check(await run(PostgresQuery.nestedTypes(among: Set(types))))
    let pointer = connection.pointer
    let nested = (0..<cp_row_count(pointer)).compactMap { row -> UInt32? in
      var count = 0
      return cp_value(pointer, row, 0, &count).flatMap { UInt32(String(cString: $0)) }
    }
    return Set(types.indices.filter { nested.contains(types[$0]) })
  }
}
