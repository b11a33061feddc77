/// An identity that somebody else issued, such as a RampID or a device id (`externalUserIdType.externalIdentity`).
///
/// It leaves as it is and is never hashed (contract 3.3). Not an enumeration, because a data set at AMC may hold a kind
/// that is newer than this program.
public struct ExternalIdentity: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let liveRamp = ExternalIdentity(rawValue: "LIVERAMP")
  public static let mobileAdvertisingID = ExternalIdentity(rawValue: "MAID")

  /// The kinds of AMC's specification.
  public static let known =
    ["EXPERIAN", "IDFA", "KANTAR", "LIVERAMP", "MAID", "MERKLE", "NEUSTAR", "REALID", "SAMBATV"].map(Self.init)
}

extension ExternalIdentity: CustomStringConvertible {
  public var description: String { rawValue }
}
