import Activation
import Crypto
import CryptoExtras
import Foundation

/// What the key of a sealed store is made from.
///
/// A key file keeps a copied, mailed or committed store shut, but whoever reads both files reads the secrets; a
/// passphrase keeps even a copy of the whole home folder shut.
public enum StoreProtection: Sendable, Hashable {
  /// 32 random bytes in `secrets.key` beside the store, readable by its owner only.
  case keyFile
  /// A passphrase, typed or in `AMC_EXPORT_KEY`, stretched by scrypt (RFC 7914).
  case passphrase(Scrypt)

  /// The cost of guessing a passphrase, kept in the store so that it may rise later.
  public struct Scrypt: Sendable, Hashable {
    /// N; the memory is 128 · N · r bytes.
    public var cost: Int
    /// r
    public var blockSize: Int
    /// p
    public var parallelism: Int
    public var salt: [UInt8]

    /// By default 32 MiB three times over, one of the settings OWASP recommends.
    public init(
      cost: Int = 1 << 15, blockSize: Int = 8, parallelism: Int = 3, salt: [UInt8] = Scrypt.randomBytes(16)
    ) {
      self.cost = cost
      self.blockSize = blockSize
      self.parallelism = parallelism
      self.salt = salt
    }

    public static func randomBytes(_ count: Int) -> [UInt8] {
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Numbers from a damaged file must not eat the machine: at most 1 GiB, and no fewer salt than is safe.
    var isReasonable: Bool {
      cost > 1 && cost & (cost - 1) == 0 && cost <= 1 << 20 && (1...16).contains(blockSize)
        && 128 * cost * blockSize <= 1 << 30 && (1...16).contains(parallelism) && (8...64).contains(salt.count)
    }

    /// - Throws: `SealedStoreError.damaged` when the numbers are none that scrypt can work with.
    func key(from passphrase: Secret, path: String) throws(SealedStoreError) -> SymmetricKey {
      var bytes = Array(passphrase.revealed.utf8)
      defer { bytes.erase() }
      do {
        return try KDF.Scrypt.deriveKey(
          from: bytes, salt: salt, outputByteCount: 32, rounds: cost, blockSize: blockSize, parallelism: parallelism)
      } catch {
        throw .damaged(path: path, reason: "its scrypt parameters cannot be used")
      }
    }
  }
}
