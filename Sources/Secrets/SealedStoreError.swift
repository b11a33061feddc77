import Activation

/// Why the sealed store could not be used. No case holds a secret.
public enum SealedStoreError: Error, Sendable, Hashable {
  /// Others may read the file, or it is none of ours.
  case exposed(path: String, reason: String, fix: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  /// The file is no sealed store, or was changed by something else.
  case damaged(path: String, reason: String)
  /// One secret was changed, or moved under another name.
  case altered(SecretName, path: String)
  case keyFileMissing(path: String, store: String)
  case passphraseNeeded(path: String)
  case passphraseWrong(path: String, isFromEnvironment: Bool)
  case passphraseShort(least: Int)
}

extension SealedStoreError {
  /// - Parameter path: the field whose secret was wanted; empty when the store itself was.
  public func issue(at field: FieldPath = FieldPath()) -> Issue {
    switch self {
    case .exposed(let path, let reason, let fix):
      .error(.storeInsecure, field, "\(path) \(reason).", fix: fix)
    case .unreadable(let path, let reason):
      .error(.secretUnavailable, field, "\(path) cannot be read: \(reason).", fix: "Check the file and its owner.")
    case .unwritable(let path, let reason):
      .error(
        .outputUnwritable, field, "\(path) cannot be written: \(reason).",
        fix: "Check the folder, its owner and the free space.")
    case .damaged(let path, let reason):
      .error(
        .storeDamaged, field, "\(path) is no sealed store that can be read: \(reason).",
        fix: "Put it back from a copy, or remove it and set each secret again.")
    case .altered(let name, let path):
      .error(
        .storeDamaged, field, "The secret \(name) in \(path) was altered after it was sealed.",
        fix: "Find out who changed the file, then seal the secret again: amc-export secret set \(name)")
    case .keyFileMissing(let path, let store):
      .error(
        .storeLocked, field, "The key file \(path) is missing; without it \(store) cannot be opened.",
        fix: "Put the key file back, or remove \(store) and set each secret again.")
    case .passphraseNeeded(let path):
      .error(
        .storeLocked, field, "\(path) is sealed with a passphrase, and there is no terminal to ask for it.",
        fix: "Put the passphrase into the environment variable AMC_EXPORT_KEY.")
    case .passphraseWrong(let path, let isFromEnvironment):
      .error(
        .storeLocked, field,
        isFromEnvironment
          ? "The passphrase in AMC_EXPORT_KEY does not open \(path)." : "The passphrase does not open \(path).",
        fix: "Give the passphrase the store was sealed with. If it is right, the file was altered.")
    case .passphraseShort(let least):
      .error(
        .invalidValue, field, "A passphrase has at least \(least) characters.",
        fix: "Choose a longer one, such as four words.")
    }
  }
}
