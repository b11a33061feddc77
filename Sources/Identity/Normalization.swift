/// What became of one identity value.
public enum Normalization: Sendable, Hashable {
  /// The normalized text was appended.
  case normalized
  /// The value was a SHA-256 hash; its 64 digits were appended in lower case and must not be hashed again.
  case alreadyHashed
  /// Nothing of the value can be matched; nothing was appended, and an empty cell is to be sent.
  case unusable(UnusableReason)
  /// The value was empty or blank; nothing was appended.
  case empty
}
