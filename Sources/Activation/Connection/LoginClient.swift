/// What a login needs of a connection: the client of the security profile and where it logs in (contract 1.1, 1.2).
///
/// It can be had from a connection in which other things are still missing, the refresh token above all.
public struct LoginClient: Sendable, Hashable {
  public let clientID: String
  public let clientSecret: ValueReference
  /// The page on which a person allows the access.
  public let authorizeURL: String
  /// Where a code is exchanged for tokens.
  public let tokenURL: String
}
