extension DraftReader {
  /// Reads the connection file (DESIGN 3).
  mutating func connection(named name: String) -> Connection? {
    _ = choice("type")
    let region = choice("login.region").flatMap(LoginRegion.init(rawValue:)) ?? .northAmerica
    let instanceID = text("amc_instance_id")
    let clientID = text("login.client_id")
    let clientSecret = secret("login.client_secret")
    let refreshToken = secret("login.refresh_token")
    let objectStore = objectStoreAccess()
    let adsAPI = endpoint("endpoints.ads_api") ?? region.adsAPI
    let loginToken = endpoint("endpoints.login_token") ?? region.loginToken
    _ = endpoint("endpoints.login_authorize")
    guard let instanceID, let clientID, let clientSecret, let refreshToken, let objectStore else { return nil }
    return Connection(
      name: text("connection") ?? name, instanceID: instanceID, accountID: text("amc_account_id"),
      marketplaceID: text("marketplace_id"), adsAccountID: text("ads_account_id"),
      login: .init(clientID: clientID, clientSecret: clientSecret, refreshToken: refreshToken),
      objectStore: objectStore, endpoints: .init(adsAPI: adsAPI, loginToken: loginToken))
  }

  mutating func endpoint(_ path: FieldPath) -> String? {
    text(path).flatMap { checkedEndpoint($0, at: path) }
  }

  mutating func checkedEndpoint(_ text: String, at fieldPath: FieldPath) -> String? {
    guard let address = EndpointAddress(text) else {
      report(
        .error(
          .invalidValue, path(fieldPath), "“\(text)” is not a web address.",
          fix: "Write it with its scheme, such as https://advertising-api.amazon.com"))
      return nil
    }
    guard address.isSecure || address.isLoopback else {
      report(
        .error(
          .insecureEndpoint, path(fieldPath), "\(address.host) would be reached without encryption.",
          fix: "Use https; plain http is allowed for this machine only (127.0.0.1, localhost)."))
      return nil
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
