/// A connection in which nothing is missing: made only by the validator from a connection file (DESIGN 3).
public struct Connection: Sendable, Hashable {
  /// The Login with Amazon client and grant.
  public struct Login: Sendable, Hashable {
    public let clientID: String
    public let clientSecret: ValueReference
    public let refreshToken: ValueReference
  }

  /// The base URLs of the remote systems, without a closing slash.
  public struct Endpoints: Sendable, Hashable {
    public let adsAPI: String
    /// The page on which a person allows the access.
    public let loginAuthorize: String
    public let loginToken: String
  }

  public let name: String
  public let instanceID: String
  /// Nil: found by asking each account for the instance (contract 2.5).
  public let accountID: String?
  public let marketplaceID: String?
  public let adsAccountID: String?
  public let login: Login
  /// Nil when the activation needs no bucket: the section is not demanded then.
  public let objectStore: ObjectStoreAccess?
  public let endpoints: Endpoints
}
