extension DraftReader {
  /// The base URLs: what the file overrides, else the region's (contract 1.1).
  mutating func endpoints() -> Connection.Endpoints {
    let region = choice("login.region").flatMap(LoginRegion.init(rawValue:)) ?? .northAmerica
    return Connection.Endpoints(
      adsAPI: endpoint("endpoints.ads_api") ?? region.adsAPI,
      loginAuthorize: endpoint("endpoints.login_authorize") ?? region.loginAuthorize,
      loginToken: endpoint("endpoints.login_token") ?? region.loginToken)
  }

  /// The client of Login with Amazon; nil, with issues, when id or secret are missing.
  mutating func loginClient(_ endpoints: Connection.Endpoints) -> LoginClient? {
    let clientID = text("login.client_id")
    let clientSecret = secret("login.client_secret")
    guard let clientID, let clientSecret else { return nil }
    return LoginClient(
      clientID: clientID, clientSecret: clientSecret, authorizeURL: endpoints.loginAuthorize,
      tokenURL: endpoints.loginToken)
  }

  /// A missing refresh token is no matter of typing: somebody has to log in.
  mutating func refreshToken(named name: String) -> ValueReference? {
    guard value("login.refresh_token")?.scalarText?.trimmingBlanks().isEmpty ?? true else {
      return secret("login.refresh_token")
    }
    report(
      .error(
        .missingValue, path("login.refresh_token"), "Nobody has logged in for this connection yet.",
        fix: "Run “amc-export connection login \(name.isEmpty ? "NAME" : name)”."))
    return nil
  }
}
