import Crypto

/// A cell of a hashed identity column: a SHA-256 hash, written as 64 lower-case hexadecimal digits.
///
/// It holds the 32 bytes of the hash and nothing else, so that a writer which takes it cannot emit raw personal data.
public struct HashedCell: Sendable, Hashable {
  /// The written length in bytes.
  public static let digitCount = 64
  /// The bytes of a hash.
  static let byteCount = 32

  private let digest: SIMD32<UInt8>

  /// Hashes normalized bytes; nil for none, because the hash of the empty text identifies everybody (contract 8.3).
  public init?(hashing normalized: UnsafeRawBufferPointer) {
    guard !normalized.isEmpty else { return nil }
    var hash = SHA256()
    hash.update(bufferPointer: normalized)
    digest = hash.finalize().withUnsafeBytes { bytes in
      var digest = SIMD32<UInt8>()
      withUnsafeMutableBytes(of: &digest) { $0.copyBytes(from: bytes) }
      return digest
    }
  }

  /// Takes exactly 64 hexadecimal digits of either case; nil for anything else.
  public init?(hexDigits: UnsafeRawBufferPointer) {
    guard hexDigits.count == Self.digitCount else { return nil }
    var digest = SIMD32<UInt8>()
    var seen: UInt8 = 0
    withUnsafeMutableBytes(of: &digest) { bytes in
      for position in 0..<32 {
        let high = HexDigits.value(of: hexDigits[2 * position])
        let low = HexDigits.value(of: hexDigits[2 * position + 1])
        seen |= high | low
        bytes[position] = high << 4 | low
      }
    }
    guard seen < 16 else { return nil }
    self.digest = digest
  }

  /// Takes the 32 bytes of a hash that was made by `HashedColumn`.
  init(digest bytes: ArraySlice<UInt8>) {
    var digest = SIMD32<UInt8>()
    withUnsafeMutableBytes(of: &digest) { $0.copyBytes(from: bytes) }
    self.digest = digest
  }

  /// Puts the 32 bytes in the place of others.
  func write(to digests: inout [UInt8], at start: Int) {
    withUnsafeBytes(of: digest) { digests.replaceSubrange(start..<start + Self.byteCount, with: $0) }
  }

  /// Appends the 64 digits.
  public func append(to output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.digitCount) { digits in
      withUnsafeBytes(of: digest) { HexDigits.write($0, to: digits) }
      output.append(contentsOf: UnsafeBufferPointer(digits))
    }
  }
}

extension HashedCell: CustomStringConvertible {
  /// The 64 digits.
  public var description: String {
    var digits: [UInt8] = []
    append(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }
}
