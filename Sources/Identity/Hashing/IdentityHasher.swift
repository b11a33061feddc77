/// Normalizes and hashes identity values; one for each worker, whose scratch bytes it reuses.
public struct IdentityHasher: Sendable {
  private var scratch: [UInt8] = []

  /// A hasher with an empty scratch buffer.
  public init() { scratch.reserveCapacity(256) }

  /// What the value becomes under the normalizer's rules; the raw value never reaches the result.
  public mutating func hash(_ input: UnsafeRawBufferPointer, with normalizer: Normalizer) -> HashedIdentity {
    scratch.removeAll(keepingCapacity: true)
    switch normalizer.normalize(input, into: &scratch) {
    case .normalized: return scratch.withUnsafeBytes(HashedCell.init(hashing:)).map { .hashed($0) } ?? .empty
    case .alreadyHashed:
      return scratch.withUnsafeBytes(HashedCell.init(hexDigits:)).map { .alreadyHashed($0) } ?? .empty
    case .unusable(let reason): return .unusable(reason)
    case .empty: return .empty
    }
  }
}
