extension DraftReader {
  /// Reads the connection file (DESIGN 3).
  mutating func connection(named name: String) -> Connection? {
    _ = choice("type")
    let instanceID = override("amc_instance_id") ?? text("amc_instance_id")
    let endpoints = endpoints()
    let client = loginClient(endpoints)
    let refreshToken = refreshToken(named: name)
    let objectStore = draft.usesBucket ? objectStoreAccess() : nil
    _ = endpoint("endpoints.sts")
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

  private mutating func objectStoreAccess() -> ObjectStoreAccess? {
    if value("s3.auth_method")?.scalarText?.lowercased() == "anonymous" {
      report(
        .error(
          .invalidValue, path("s3.auth_method"),
          "Anonymous access to S3 is not supported: Amazon only reads files whose owner is known.",
          fix: "Choose basic, session, assume_role or profile."))
      return nil
    }
    let endpoint = objectStoreEndpoint()
    let region = endpoint.flatMap { ObjectStoreAccess.region(inHost: EndpointAddress($0)?.host ?? "") }
    guard let method = choice("s3.auth_method").flatMap(ObjectStoreAccess.Method.init(rawValue:)),
      let credentials = credentials(method)
    else { return nil }
    return ObjectStoreAccess(
      endpoint: endpoint, region: region ?? text("s3.region") ?? "us-east-1", credentials: credentials)
  }

  private mutating func credentials(_ method: ObjectStoreAccess.Method) -> ObjectStoreAccess.Credentials? {
    switch method {
    case .basic:
      let accessKeyID = secret("s3.access_key_id", plainAllowed: true)
      let secretAccessKey = secret("s3.secret_access_key")
      guard let accessKeyID, let secretAccessKey else { return nil }
      return .basic(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey)
    case .session:
      let accessKeyID = secret("s3.access_key_id", plainAllowed: true)
      let secretAccessKey = secret("s3.secret_access_key")
      let sessionToken = secret("s3.session_token")
      guard let accessKeyID, let secretAccessKey, let sessionToken else { return nil }
      return .session(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
    case .assumeRole, .profile:
      report(
        .notYet(path("s3.auth_method"), "S3 authentication by \(method.rawValue)", instead: "Use basic or session."))
      return nil
    }
  }

  /// A host alone means https, as in the product document's example `s3.ap-northeast-1.amazonaws.com`.
  private mutating func objectStoreEndpoint() -> String? {
    guard let text = text("s3.endpoint") else { return nil }
    return checkedEndpoint(text.contains("://") ? text : "https://\(text)", at: "s3.endpoint")
  }

  mutating func endpoint(_ path: FieldPath) -> String? {
    text(path).flatMap { checkedEndpoint($0, at: path) }
  }

  private mutating func checkedEndpoint(_ text: String, at fieldPath: FieldPath) -> String? {
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
