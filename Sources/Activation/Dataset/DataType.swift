/// The data types of an AMC data-set column; the list is complete (contract 3.3).
public enum DataType: String, Sendable, Hashable, CaseIterable {
  /// UTF-8 text.
  case string = "STRING"
  /// A number with two fractional digits.
  case decimal = "DECIMAL"
  /// A 32-bit signed whole number.
  case integer = "INTEGER"
  /// A 64-bit signed whole number.
  case long = "LONG"
  /// `yyyy-MM-ddTHH:mm:ssZ`, in UTC.
  case timestamp = "TIMESTAMP"
  /// `yyyy-MM-dd`.
  case date = "DATE"
}
