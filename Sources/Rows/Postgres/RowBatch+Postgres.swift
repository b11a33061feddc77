import CPostgres

extension RowBatch {
  /// Appends one of the rows a connection holds.
  mutating func appendRow(of connection: OpaquePointer, _ row: Int, _ forms: [SourceType.PostgresForm]) {
    let rowStart = bytes.count
    var fault: RowFault?
    for column in 0..<columnCount {
      var count = 0
      guard let text = cp_value(connection, Int32(row), Int32(column), &count) else {
        append(text: nil)
        continue
      }
      if count > RowLimits.cell || bytes.count - rowStart + count > RowLimits.row {
        fault = fault ?? .oversizedValue(column: column)
        append(text: nil)
      } else {
        append(UnsafeRawBufferPointer(start: text, count: count), as: forms[column])
      }
    }
    endRow(fault: fault)
  }

  private mutating func append(_ value: UnsafeRawBufferPointer, as form: SourceType.PostgresForm) {
    switch form {
    case .plain: append(value)
    case .boolean: append(text: value.first == UInt8(ascii: "t") ? "true" : "false")
    case .hexadecimal: append(UnsafeRawBufferPointer(rebasing: value.dropFirst(2)))
    }
  }
}
