/// What happens to one value on its way out, in words for a person.
public struct Explanation: Sendable, Hashable {
  /// What `Normalizer.normalize` says of the value.
  public let outcome: Normalization
  /// The text that is hashed, or the hash itself for a value hashed already; nil when an empty cell leaves.
  public let normalized: String?
  /// What was changed, in order: "lower-cased", "removed blanks and +", "cut to 5 digits", "ü became ue".
  ///
  /// The last entry of an unusable value tells why.
  public let changes: [String]
  /// The 64 lower-case hexadecimal digits that leave.
  public let sha256: String?
}
