import Crypto
import Foundation

/// One text under authenticated encryption (ChaCha20-Poly1305, RFC 8439), bound to the name it was sealed under.
struct SealedBox: Sendable, Hashable {
  /// Nonce, ciphertext and tag.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Nil when the text is no base64.
  init?(base64 text: String) {
    guard let data = Data(base64Encoded: text) else { return nil }
    bytes = Array(data)
  }

  /// - Throws: never with a key of 32 bytes and a nonce that the library makes.
  init(sealing text: String, as name: String, with key: SymmetricKey) throws {
    bytes = Array(
      try ChaChaPoly.seal(Array(text.utf8), using: key, authenticating: Self.binding(name)).combined)
  }

  var base64: String { Data(bytes).base64EncodedString() }

  /// Nil when the key is another one, the bytes were changed, or they were sealed under another name.
  func open(as name: String, with key: SymmetricKey) -> String? {
    guard let box = try? ChaChaPoly.SealedBox(combined: bytes),
      let opened = try? ChaChaPoly.open(box, using: key, authenticating: Self.binding(name))
    else { return nil }
    return String(validating: opened, as: UTF8.self)
  }

  private static func binding(_ name: String) -> [UInt8] { Array("amc-export secret 1\0\(name)".utf8) }
}
