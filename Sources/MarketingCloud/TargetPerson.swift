import Activation

/// One person to be deleted: several values describe the same person (contract 5). Holds hashes, never what was hashed.
public struct TargetPerson: Sendable, Hashable {
  /// 64 lower-case hexadecimal digits each, at least one.
  public let hashes: [HashedPII: String]
  /// Sent as it is, in upper case; whether Amazon wants it hashed is not known (contract 13).
  public let countryCode: String?

  public init(hashes: [HashedPII: String], countryCode: String?) {
    self.hashes = hashes
    self.countryCode = countryCode
  }

  public var document: DocumentValue {
    var identity = DocumentMap()
    for kind in HashedPII.allCases { identity[kind.rawValue] = hashes[kind].map(DocumentValue.text) }
    identity["COUNTRY_CODE"] = countryCode.map(DocumentValue.text)
    return ["hashedIdentity": .map(identity)]
  }
}
