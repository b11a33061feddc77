/// Why a row cannot be used although the source as a whole can be read. The engine rejects the row with this reason.
public enum RowFault: Sendable, Hashable {
  /// The row has more or fewer cells than the header; `found` counts them.
  case wrongCellCount(found: Int)
  /// The value of this column (0-based) is a binary object, not text or a number.
  case binaryValue(column: Int)
  /// The value of this column (0-based) is larger than 16 MiB, or makes its row larger than 64 MiB.
  case oversizedValue(column: Int)
  /// The line is no JSON object.
  case invalidJSON
  /// The key of this column (0-based) stands twice in the object.
  case duplicateKey(column: Int)
  /// Lists and objects lie in each other more than 200 deep.
  case nestedTooDeep
  /// The value of this column (0-based) is of a kind that has no text.
  case unsupportedValue(column: Int)

  /// The reason code of the rejects file.
  public var code: String {
    switch self {
    case .wrongCellCount: "wrong_cell_count"
    case .binaryValue: "binary_value"
    case .oversizedValue: "oversized_value"
    case .invalidJSON: "invalid_json"
    case .duplicateKey: "duplicate_key"
    case .nestedTooDeep: "nested_too_deep"
    case .unsupportedValue: "unsupported_value"
    }
  }
}
