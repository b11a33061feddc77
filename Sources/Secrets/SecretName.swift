import Documents

/// The name of a secret in the sealed store, written `NAME/KEY` (DESIGN 3): mostly a connection and a field of it.
public struct SecretName: Sendable, Hashable {
  public let owner: String
  public let key: String

  /// Nil unless both parts are safe names and exactly one slash is between them.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let owner = DocumentName(parts[0]), let key = DocumentName(parts[1]) else { return nil }
    self.owner = owner.text
    self.key = key.text
  }
}

extension SecretName: CustomStringConvertible {
  public var description: String { "\(owner)/\(key)" }
}

extension SecretName: Comparable {
  public static func < (first: SecretName, second: SecretName) -> Bool { first.description < second.description }
}
