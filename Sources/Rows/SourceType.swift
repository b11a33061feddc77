/// The type of a source column in the words of the product document's conversion table.
public enum SourceType: String, Sendable, Hashable, CaseIterable {
  /// Text, and whatever a CSV column holds until its values say more.
  case text = "STRING"
  /// Whole numbers of 64 bits.
  case long = "LONG"
  /// Numbers with a fraction or an exponent.
  case double = "DOUBLE"
  /// A day, or a day with a time.
  case timestamp = "TIMESTAMP"
  /// True or false.
  case boolean = "BOOLEAN"
  /// The source does not say.
  case unknown = "UNKNOWN"
}
