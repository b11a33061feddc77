import CKernels

/// The identity values of a batch of rows, normalized one by one and hashed together.
///
/// Hashing many values in one call is several times as fast as one by one. What it writes is 64 lower-case hexadecimal
/// digits or nothing: the raw and the normalized bytes cannot be read back.
public struct HashedBatch: Sendable {
  /// What became of a value.
  public enum Outcome: Sendable, Hashable {
    /// 64 digits were written.
    case written
    /// Nothing was written, because the value was empty or blank.
    case empty
    /// Nothing was written, and the reason is to be counted.
    case unusable(UnusableReason)
  }

  private enum Entry: Sendable {
    case digest(UInt32)
    case passed(UInt32)
    case empty
    case unusable(UnusableReason)
  }

  private var entries: [Entry] = []
  private var normalized: [UInt8] = []
  private var offsets: [UInt32] = [0]
  private var digests: [UInt8] = []
  /// Digits of values that were hashes already, 64 each.
  private var passed: [UInt8] = []

  /// - Parameter count: how many values are expected.
  public init(expecting count: Int) {
    entries.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
    normalized.reserveCapacity(count * 16)
  }

  /// Takes an empty place.
  public mutating func appendEmpty() { entries.append(.empty) }

  /// Takes the next value; its place is the number of values before it.
  public mutating func append(_ value: UnsafeRawBufferPointer, with normalizer: Normalizer) {
    switch normalizer.normalize(value, into: &normalized) {
    case .normalized:
      entries.append(.digest(UInt32(offsets.count - 1)))
      offsets.append(UInt32(normalized.count))
    case .alreadyHashed:
      entries.append(.passed(UInt32(passed.count / HashedCell.digitCount)))
      passed.append(contentsOf: normalized[Int(offsets[offsets.count - 1])...])
      normalized.removeLast(HashedCell.digitCount)
    case .empty: entries.append(.empty)
    case .unusable(let reason): entries.append(.unusable(reason))
    }
  }

  /// Hashes all values taken so far; call it once, before the first is written.
  public mutating func hash() {
    let count = offsets.count - 1
    digests = [UInt8](unsafeUninitializedCapacity: count * 32) { buffer, initialized in
      if let digests = buffer.baseAddress {
        normalized.withUnsafeBufferPointer { bytes in
          // An empty arena has no address; then no value is read either.
          guard let base = bytes.baseAddress else { return }
          ck_sha256_batch(base, offsets, count, digests)
        }
      }
      initialized = count * 32
    }
  }

  /// Writes the value at a place.
  public func append(_ place: Int, to output: inout [UInt8]) -> Outcome {
    switch entries[place] {
    case .digest(let index):
      appendDigits(ofDigest: Int(index), to: &output)
      return .written
    case .passed(let index):
      let start = Int(index) * HashedCell.digitCount
      output.append(contentsOf: passed[start..<start + HashedCell.digitCount])
      return .written
    case .empty: return .empty
    case .unusable(let reason): return .unusable(reason)
    }
  }

  private func appendDigits(ofDigest index: Int, to output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: HashedCell.digitCount) { digits in
      digests.withUnsafeBufferPointer { digests in
        guard let source = digests.baseAddress, let target = digits.baseAddress else { return }
        ck_hex64(source + 32 * index, target)
      }
      output.append(contentsOf: UnsafeBufferPointer(digits))
    }
  }
}
