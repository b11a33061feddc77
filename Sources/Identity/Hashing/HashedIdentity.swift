/// What one identity value becomes in the file that leaves.
public enum HashedIdentity: Sendable, Hashable {
  /// The hash of the normalized value.
  case hashed(HashedCell)
  /// The value was a hash already and is passed on.
  case alreadyHashed(HashedCell)
  /// An empty cell, to be counted under its reason.
  case unusable(UnusableReason)
  /// An empty cell, because the value was empty or blank.
  case empty

  /// The hash to write; nil for an empty cell.
  public var cell: HashedCell? {
    switch self {
    case .hashed(let cell), .alreadyHashed(let cell): cell
    case .unusable, .empty: nil
    }
  }
}
