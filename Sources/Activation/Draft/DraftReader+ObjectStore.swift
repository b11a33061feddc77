extension DraftReader {
  /// Reads the section `s3` of a connection file, and the endpoint of STS.
  mutating func objectStoreAccess() -> ObjectStoreAccess? {
    let securityTokenEndpoint = endpoint("endpoints.sts")
    guard !isAnonymous() else { return nil }
    let endpoint = objectStoreEndpoint()
    let named = endpoint.flatMap { ObjectStoreAccess.region(inHost: EndpointAddress($0)?.host ?? "") }
    let region = named ?? text("s3.region")
    guard let method = choice("s3.auth_method").flatMap(ObjectStoreAccess.Method.init(rawValue:)),
      let credentials = credentials(method)
    else { return nil }
    return ObjectStoreAccess(
      endpoint: endpoint, region: region, credentials: credentials, securityTokenEndpoint: securityTokenEndpoint)
  }

  private mutating func isAnonymous() -> Bool {
    guard value("s3.auth_method")?.scalarText?.lowercased() == "anonymous" else { return false }
    report(
      .error(
        .invalidValue, path("s3.auth_method"),
        "Anonymous access to S3 is not supported: Amazon only reads files whose owner is known.",
        fix: "Choose basic, session, assume_role or profile."))
    return true
  }

  private mutating func credentials(_ method: ObjectStoreAccess.Method) -> ObjectStoreAccess.Credentials? {
    switch method {
    case .profile: return .profile
    case .assumeRole: return assumedRole().map(ObjectStoreAccess.Credentials.assumeRole)
    case .basic, .session:
      let accessKeyID = secret("s3.access_key_id", plainAllowed: true)
      let secretAccessKey = secret("s3.secret_access_key")
      let sessionToken = method == .session ? secret("s3.session_token") : nil
      guard let accessKeyID, let secretAccessKey else { return nil }
      guard method == .session else { return .basic(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey) }
      return sessionToken.map {
        .session(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: $0)
      }
    }
  }

  private mutating func assumedRole() -> AssumedRole? {
    let accountID = checked("s3.account_id", "is not an AWS account id", fix: "Write its 12 digits in quotes.") {
      $0.utf8.count == 12 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let roleName = checked(
      "s3.role_name", "is not the name of a role", fix: "Give the role's name alone, not its ARN, such as amc-upload."
    ) { name in
      name.utf8.count <= 576
        && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+=,.@-/".contains($0)) }
    }
    let externalID = secret("s3.external_id")
    let duration = wholeNumber(
      "s3.duration_in_seconds", in: AssumedRole.permittedDurations, default: AssumedRole.defaultDuration)
    let base = baseKeys()
    guard let accountID, let roleName else { return nil }
    return AssumedRole(
      accountID: accountID, roleName: roleName, externalID: externalID, duration: duration, base: base)
  }

  private mutating func checked(
    _ field: FieldPath, _ flaw: String, fix: String, _ isRight: (String) -> Bool
  ) -> String? {
    guard let text = text(field) else { return nil }
    guard isRight(text) else {
      report(.error(.invalidValue, path(field), "“\(text)” \(flaw).", fix: fix))
      return nil
    }
    return text
  }

  /// The section's own keys sign for the role when both are there (DESIGN 4).
  private mutating func baseKeys() -> AssumedRole.Keys? {
    let accessKeyID = secret("s3.access_key_id", plainAllowed: true)
    let secretAccessKey = secret("s3.secret_access_key")
    let sessionToken = secret("s3.session_token")
    if let accessKeyID, let secretAccessKey {
      return AssumedRole.Keys(
        accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
    }
    let given: FieldPath? =
      accessKeyID != nil ? "s3.access_key_id" : secretAccessKey != nil ? "s3.secret_access_key" : nil
    if let given {
      report(
        .error(
          .contradiction, path(given), "Only one of access key id and secret access key is given.",
          fix: "Give both, or neither to sign with the default chain of the AWS command line."))
    }
    return nil
  }

  /// A host alone means https, as in the product document's example `s3.ap-northeast-1.amazonaws.com`.
  private mutating func objectStoreEndpoint() -> String? {
    guard let text = text("s3.endpoint") else { return nil }
    return checkedEndpoint(text.contains("://") ? text : "https://\(text)", at: "s3.endpoint")
  }
}
