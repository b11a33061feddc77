import Activation
import Crypto
import Foundation

/// The store as it lies on disk: JSON with names in clear text and everything else sealed.
struct StoreContents: Sendable {
  var protection: StoreProtection
  /// An empty text under the store's key: it tells a wrong key from a changed secret, even in an empty store.
  var check: SealedBox
  var boxes: [SecretName: SealedBox]

  /// No secret can have this name, for it holds no slash.
  private static let checkName = "check"

  /// An empty store.
  init(_ protection: StoreProtection, key: SymmetricKey, path: String) throws(SealedStoreError) {
    self.protection = protection
    boxes = [:]
    check = try Self.sealed("", as: Self.checkName, with: key, path)
  }

  func isOpened(by key: SymmetricKey) -> Bool { check.open(as: Self.checkName, with: key) != nil }

  mutating func seal(_ secret: Secret, as name: SecretName, with key: SymmetricKey, path: String)
    throws(SealedStoreError)
  {
    boxes[name] = try Self.sealed(secret.revealed, as: name.description, with: key, path)
  }

  private static func sealed(
    _ text: String, as name: String, with key: SymmetricKey, _ path: String
  ) throws(SealedStoreError) -> SealedBox {
    do {
      return try SealedBox(sealing: text, as: name, with: key)
    } catch {
      throw .unwritable(path: path, reason: "the secret could not be sealed")
    }
  }
}

// MARK: - On disk

extension StoreContents {
  private static let version = 1

  var document: DocumentValue {
    let entries = boxes.sorted { $0.key < $1.key }.map { ($0.key.description, DocumentValue.text($0.value.base64)) }
    return [
      "amc_export_secrets": .number(String(Self.version)), "key": protection.document, "check": .text(check.base64),
      "secrets": .map(DocumentMap(entries)),
    ]
  }

  /// - Throws: `SealedStoreError.damaged`.
  init(_ bytes: [UInt8], path: String) throws(SealedStoreError) {
    guard let document = try? JSONText.read(bytes), document["amc_export_secrets"] != nil else {
      throw .damaged(path: path, reason: "it is not in the store's format")
    }
    guard document["amc_export_secrets"] == .number(String(Self.version)) else {
      throw .damaged(path: path, reason: "a newer version of the program wrote it")
    }
    guard let protection = document["key"].flatMap(StoreProtection.init),
      let check = document["check"]?.scalarText.flatMap(SealedBox.init(base64:)), let entries = document["secrets"]?.map
    else { throw .damaged(path: path, reason: "a part of its head is missing or wrong") }
    self.protection = protection
    self.check = check
    boxes = [:]
    for entry in entries.entries {
      guard let name = SecretName(entry.key), let box = entry.value.scalarText.flatMap(SealedBox.init(base64:)) else {
        throw .damaged(path: path, reason: "an entry is not in the store's format")
      }
      boxes[name] = box
    }
  }
}

extension StoreProtection {
  fileprivate var document: DocumentValue {
    switch self {
    case .keyFile: ["from": "key_file"]
    case .passphrase(let scrypt):
      [
        "from": "passphrase",
        "scrypt": [
          "n": .number(String(scrypt.cost)), "r": .number(String(scrypt.blockSize)),
          "p": .number(String(scrypt.parallelism)), "salt": .text(Data(scrypt.salt).base64EncodedString()),
        ],
      ]
    }
  }

  fileprivate init?(_ document: DocumentValue) {
    func number(_ name: String) -> Int? { document["scrypt"]?[name]?.scalarText.flatMap(Int.init) }
    switch document["from"]?.scalarText {
    case "key_file": self = .keyFile
    case "passphrase":
      guard let cost = number("n"), let blockSize = number("r"), let parallelism = number("p"),
        let salt = document["scrypt"]?["salt"]?.scalarText.flatMap({ Data(base64Encoded: $0) })
      else { return nil }
      let scrypt = Scrypt(cost: cost, blockSize: blockSize, parallelism: parallelism, salt: Array(salt))
      guard scrypt.isReasonable else { return nil }
      self = .passphrase(scrypt)
    default: return nil
    }
  }
}
