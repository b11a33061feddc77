extension DraftReader {
  /// Reads the connection file (DESIGN 3).
  mutating func connection(named name: String) -> Connection? {
    _ = choice("type")
    let instanceID = override("amc_instance_id") ?? text("amc_instance_id")
    let endpoints = endpoints()
    let client = loginClient(endpoints)
    let refreshToken = refreshToken(named: name)
    let objectStore = draft.usesBucket ? objectStoreAccess() : nil
    guard let instanceID, let client, let refreshToken else { return nil }
    let account = account()
    return Connection(
      name: text("connection") ?? name, instanceID: instanceID, accountID: account.id,
      marketplaceID: account.marketplaceID, adsAccountID: text("ads_account_id"),
      login: .init(clientID: client.clientID, clientSecret: client.clientSecret, refreshToken: refreshToken),
      objectStore: objectStore, endpoints: endpoints)
  }

  /// The activation's own instance or account, which wins over the connection's (product document, fourth workflow).
  private func override(_ key: String) -> String? {
    let text = draft.activation[FieldPath("result_settings").appending(key)]?.scalarText?.trimmingBlanks()
    return text?.isEmpty == false ? text : nil
  }

  /// A marketplace belongs to one account, so the connection's goes only with the connection's.
  private mutating func account() -> (id: String?, marketplaceID: String?) {
    let (id, marketplaceID) = (text("amc_account_id"), text("marketplace_id"))
    guard let own = override("amc_account_id"), own != id else { return (id, marketplaceID) }
    return (own, nil)
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
