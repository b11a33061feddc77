import Activation
import Crypto
import Documents
import Foundation

/// The sealed store `$AMC_EXPORT_HOME/secrets` (DESIGN 3): a private file in which each secret is encrypted and bound to
/// its name. Several processes may use it at once.
public struct SealedStore: Sendable {
  /// A shorter passphrase is refused for a new store.
  public static let shortestPassphrase = 8

  public let path: String
  private let folder: String
  private let keyring: StoreKeyring
  private let scrypt: StoreProtection.Scrypt

  /// - Parameters:
  ///   - environment: `AMC_EXPORT_KEY` holds the passphrase where nobody can be asked.
  ///   - askPassphrase: asks the person; nil where there is no terminal, nil as its answer when they declined.
  ///   - scrypt: the parameters of a new store.
  public init(
    home: Home, environment: [String: String] = [:], scrypt: StoreProtection.Scrypt = .init(),
    askPassphrase: (@Sendable () -> Secret?)? = nil
  ) {
    folder = home.folder
    path = "\(home.folder)/secrets"
    keyring = StoreKeyring(environment: environment, ask: askPassphrase)
    self.scrypt = scrypt
  }

  /// What the key is made from; nil when nothing was ever sealed.
  /// - Throws: `SealedStoreError`.
  public func protection() throws(SealedStoreError) -> StoreProtection? { try read()?.protection }

  /// The names of the secrets, sorted; they need no key.
  /// - Throws: `SealedStoreError`.
  public func names() throws(SealedStoreError) -> [SecretName] { try read()?.boxes.keys.sorted() ?? [] }

  /// Finds the key now, so that nobody has to be asked for the passphrase later.
  /// - Throws: `SealedStoreError`.
  public func unlock() throws(SealedStoreError) {
    if let contents = try read() { _ = try keyring.key(of: contents, store: path) }
  }

  /// The secret of that name; nil when there is none.
  /// - Throws: `SealedStoreError`.
  public func secret(_ name: SecretName) throws(SealedStoreError) -> Secret? {
    guard let contents = try read(), let box = contents.boxes[name] else { return nil }
    let key = try keyring.key(of: contents, store: path)
    guard let text = box.open(as: name.description, with: key) else { throw .altered(name, path: path) }
    return Secret(text)
  }

  /// Seals a secret, replacing one of that name.
  ///
  /// The first secret makes the store: under `AMC_EXPORT_KEY` when that is set, else under a new key file.
  /// - Throws: `SealedStoreError`.
  public func seal(_ secret: Secret, as name: SecretName) throws(SealedStoreError) {
    // Asked before the lock is taken, so that no other process waits for a person.
    try unlock()
    try FolderLock.holding(folder) { () throws(SealedStoreError) in
      var (contents, key) = try openedOrNew()
      try contents.seal(secret, as: name, with: key, path: path)
      try write(contents)
    }
  }

  /// - Returns: whether there was such a secret. No key is needed.
  /// - Throws: `SealedStoreError`.
  public func remove(_ name: SecretName) throws(SealedStoreError) -> Bool {
    try FolderLock.holding(folder) { () throws(SealedStoreError) in
      guard var contents = try read(), contents.boxes.removeValue(forKey: name) != nil else { return false }
      try write(contents)
      return true
    }
  }

  /// Seals everything anew under a passphrase and removes the key file.
  /// - Throws: `SealedStoreError`.
  public func protect(with passphrase: Secret) throws(SealedStoreError) {
    try Self.checkLength(of: passphrase)
    try unlock()
    // A salt of its own, so that the key is a new one even for the same passphrase.
    var scrypt = scrypt
    scrypt.salt = StoreProtection.Scrypt.randomBytes(16)
    let newKey = try scrypt.key(from: passphrase, path: path)
    try FolderLock.holding(folder) { () throws(SealedStoreError) in
      try write(try resealed(StoreContents(.passphrase(scrypt), key: newKey, path: path), with: newKey))
      unlink(StoreKeyring.keyPath(path))
    }
    keyring.remember(newKey, for: scrypt)
  }

  private static func checkLength(of passphrase: Secret) throws(SealedStoreError) {
    guard passphrase.revealed.count >= shortestPassphrase else { throw .passphraseShort(least: shortestPassphrase) }
  }

  // MARK: - Under the lock

  private func openedOrNew() throws(SealedStoreError) -> (StoreContents, SymmetricKey) {
    if let contents = try read() { return (contents, try keyring.key(of: contents, store: path)) }
    if let passphrase = keyring.passphraseOfEnvironment {
      try Self.checkLength(of: passphrase)
      let key = try scrypt.key(from: passphrase, path: path)
      keyring.remember(key, for: scrypt)
      return (try StoreContents(.passphrase(scrypt), key: key, path: path), key)
    }
    let found = try StoreKeyring.keyFile(beside: path)
    let key = if let found { found } else { try StoreKeyring.makeKeyFile(beside: path) }
    return (try StoreContents(.keyFile, key: key, path: path), key)
  }

  /// Every secret of the store, sealed into an empty one.
  private func resealed(_ empty: StoreContents, with newKey: SymmetricKey) throws(SealedStoreError) -> StoreContents {
    guard let old = try read() else { return empty }
    let key = try keyring.key(of: old, store: path)
    var renewed = empty
    for (name, box) in old.boxes {
      guard let text = box.open(as: name.description, with: key) else { throw .altered(name, path: path) }
      try renewed.seal(Secret(text), as: name, with: newKey, path: path)
    }
    return renewed
  }

  private func read() throws(SealedStoreError) -> StoreContents? {
    guard let bytes = try PrivateFile.read(path) else { return nil }
    return try StoreContents(bytes, path: path)
  }

  private func write(_ contents: StoreContents) throws(SealedStoreError) {
    do {
      try AtomicFile.write(JSONText.write(contents.document, pretty: true) + "\n", to: path)
    } catch {
      throw .unwritable(path: error.path, reason: error.reason)
    }
  }
}
