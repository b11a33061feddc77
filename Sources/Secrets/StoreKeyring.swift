import Activation
import Crypto
import Documents
import Foundation
import Synchronization

/// Finds the key of a store: from the key file, from `AMC_EXPORT_KEY`, or by asking a person, once in a process.
final class StoreKeyring: Sendable {
  static let variable = "AMC_EXPORT_KEY"

  private let environment: [String: String]
  private let ask: (@Sendable () -> Secret?)?
  /// Keys that opened the store; a passphrase is dear to stretch and tiresome to type.
  private let known = Mutex<[StoreProtection.Scrypt: SymmetricKey]>([:])

  init(environment: [String: String], ask: (@Sendable () -> Secret?)?) {
    self.environment = environment
    self.ask = ask
  }

  /// The passphrase of the environment; nil when it is not set or empty.
  var passphraseOfEnvironment: Secret? {
    environment[Self.variable].flatMap { $0.isEmpty ? nil : Secret($0) }
  }

  /// The key that opens the store.
  /// - Throws: `SealedStoreError` when there is none, or when it is the wrong one.
  func key(of contents: StoreContents, store path: String) throws(SealedStoreError) -> SymmetricKey {
    switch contents.protection {
    case .keyFile:
      guard let key = try Self.keyFile(beside: path) else {
        throw .keyFileMissing(path: Self.keyPath(path), store: path)
      }
      guard contents.isOpened(by: key) else {
        throw .damaged(path: path, reason: "the key in \(Self.keyPath(path)) does not open it")
      }
      return key
    case .passphrase(let scrypt): return try key(scrypt, of: contents, store: path)
    }
  }

  private func key(
    _ scrypt: StoreProtection.Scrypt, of contents: StoreContents, store path: String
  ) throws(SealedStoreError) -> SymmetricKey {
    if let key = known.withLock({ $0[scrypt] }), contents.isOpened(by: key) { return key }
    let given = passphraseOfEnvironment
    guard let passphrase = given ?? ask?() else { throw .passphraseNeeded(path: path) }
    let key = try scrypt.key(from: passphrase, path: path)
    guard contents.isOpened(by: key) else { throw .passphraseWrong(path: path, isFromEnvironment: given != nil) }
    remember(key, for: scrypt)
    return key
  }

  func remember(_ key: SymmetricKey, for scrypt: StoreProtection.Scrypt) { known.withLock { $0[scrypt] = key } }

  // MARK: - The key file

  static func keyPath(_ store: String) -> String { "\(store).key" }

  /// Nil when there is no key file.
  static func keyFile(beside store: String) throws(SealedStoreError) -> SymmetricKey? {
    let path = keyPath(store)
    guard var bytes = try PrivateFile.read(path) else { return nil }
    defer { bytes.erase() }
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let data = Data(base64Encoded: text), data.count == 32 else {
      throw .damaged(path: path, reason: "it does not hold a key of 32 bytes in base64")
    }
    return SymmetricKey(data: data)
  }

  /// Makes the key file; the caller holds the folder's lock.
  static func makeKeyFile(beside store: String) throws(SealedStoreError) -> SymmetricKey {
    let key = SymmetricKey(size: .bits256)
    let text = key.withUnsafeBytes { Data($0).base64EncodedString() }
    do {
      try AtomicFile.write(text + "\n", to: keyPath(store))
    } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
    return key
  }
}
