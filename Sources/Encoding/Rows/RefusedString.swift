/// A value of the string builder that its field cannot take; it would be wrong on every row.
public struct RefusedString: Sendable, Hashable {
  /// The output column.
  public let output: String
  /// Why, in words.
  public let meaning: String
  /// True when it looks like an e-mail address that would be sent unhashed.
  public let isPossiblePII: Bool
}
