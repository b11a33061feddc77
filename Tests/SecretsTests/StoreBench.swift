import Activation
import Documents
import Foundation
import Secrets

/// A home folder of its own for one test, removed with it.
final class StoreBench: Sendable {
  /// Cheap to stretch; the real parameters are tested once.
  static let quick = StoreProtection.Scrypt(cost: 16, blockSize: 8, parallelism: 1)

  let home: Home

  init() {
    let folder = NSTemporaryDirectory() + "secrets-tests-\(UUID().uuidString)"
    home = Home(folder: folder, stateFolder: folder + "/state")
  }

  deinit { try? FileManager.default.removeItem(atPath: home.folder) }

  func store(
    passphrase: String? = nil, scrypt: StoreProtection.Scrypt = StoreBench.quick,
    ask: (@Sendable () -> Secret?)? = nil
  ) -> SealedStore {
    SealedStore(
      home: home, environment: passphrase.map { ["AMC_EXPORT_KEY": $0] } ?? [:], scrypt: scrypt, askPassphrase: ask)
  }

  var storePath: String { "\(home.folder)/secrets" }
  var keyPath: String { "\(home.folder)/secrets.key" }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// Reads the store's file, changes it and writes it back.
  func edit(_ change: (inout DocumentValue) -> Void) throws {
    var document = try JSONText.read(Array(text(storePath).utf8))
    change(&document)
    try AtomicFile.write(JSONText.write(document), to: storePath)
  }
}

extension SecretName: ExpressibleByStringLiteral {
  /// A test that misspells a name should stop at once.
  public init(stringLiteral value: String) {
    guard let name = SecretName(value) else { preconditionFailure("\(value) is no name") }
    self = name
  }
}
