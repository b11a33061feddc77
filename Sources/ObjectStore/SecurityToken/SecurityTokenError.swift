import Activation
import Transport

/// Tells what an error answer of STS means for the person at the keyboard (contract 9.3).
struct SecurityTokenError {
  let status: Int
  let word: String?
  private let message: String

  init(_ response: HTTPResponse) {
    let document = XMLDocument(response.body)
    status = response.status
    word = document.text(of: "Code").flatMap { $0.utf8.count <= 64 ? $0 : nil }
    message = document.text(of: "Message") ?? ""
  }

  /// STS throttles with 400.
  static let passingReason: @Sendable (HTTPResponse) -> String? = { response in
    guard response.status == 400 else { return nil }
    return SecurityTokenError(response).word.flatMap {
      ["Throttling", "ThrottlingException", "RequestTimeout"].contains($0) ? $0 : nil
    }
  }

  func failure(role: RoleRequest?) -> RemoteFailure {
    switch word {
    case "AccessDenied", "AccessDeniedException": accessDenied(role)
    case "ValidationError": validation(role)
    case "MalformedPolicyDocument", "PackedPolicyTooLarge":
      make(
        .remoteRefused, "connection.s3.role_name", "AWS refused the session's policy (\(word ?? "")).",
        fix: "Shorten the role's session tags or policies in IAM.")
    case "RegionDisabledException":
      make(
        .notAuthorized, "connection.s3.region", "AWS STS is not switched on for this account in the region.",
        fix: "Activate STS for the region in IAM, account settings, or set endpoints.sts to another region's.")
    case "ExpiredTokenException", "ExpiredToken":
      make(
        .credentialsRefused, "connection.s3.session_token", "The session that should assume the role has expired.",
        fix: "Get new temporary keys, then run again.")
    case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId":
      make(
        .credentialsRefused, "connection.s3.access_key_id", "AWS does not know the keys that should assume the role.",
        fix: "Check the access key id, and that a session token belongs to it.")
    case "SignatureDoesNotMatch", "IncompleteSignature", "InvalidSignatureException": signature()
    case "RequestExpired": clock()
    case "OptInRequired", "MissingAuthenticationToken":
      make(
        .notAuthorized, "connection.s3", "AWS wants other credentials to assume the role (\(word ?? "")).",
        fix: "Check the keys that sign.")
    default: other()
    }
  }

  /// AWS does not say whether trust, external id or the caller's own rights are wrong (contract 9.3).
  private func accessDenied(_ role: RoleRequest?) -> RemoteFailure {
    guard let role else {
      return make(
        .notAuthorized, "connection.s3", "AWS does not allow these keys.", fix: "Check whose keys they are.")
    }
    let externalID =
      role.externalID == nil
      ? "it may demand an external id, and none is given" : "its external id must be the given one"
    return make(
      .notAuthorized, "connection.s3.role_name", "AWS does not let these keys assume \(role.arn).",
      fix:
        "Check that the role exists, that its trust policy names who signs (\(externalID)), and that they may sts:AssumeRole."
    )
  }

  private func validation(_ role: RoleRequest?) -> RemoteFailure {
    if message.contains("chaining") {
      return make(
        .invalidValue, "connection.s3.duration_in_seconds",
        "A role that assumes another may do so for an hour at most.",
        fix: "Set duration_in_seconds to 3600 or less; the keys are renewed on the way.")
    }
    if message.contains("DurationSeconds") || message.lowercased().contains("durationseconds") {
      return make(
        .invalidValue, "connection.s3.duration_in_seconds",
        "The role does not allow sessions of \(role?.duration ?? 0) seconds.",
        fix: "Lower duration_in_seconds, or raise the role's maximum session duration in IAM.")
    }
    let field = ["externalId": "external_id", "roleArn": "role_name"].first { message.contains($0.key) }
    return make(
      .invalidValue, FieldPath("connection").appending("s3").appending(field?.value ?? "role_name"),
      "AWS does not take what is asked of the role.", fix: "Check account id, role name and external id.")
  }

  private func signature() -> RemoteFailure {
    // The same word stands for a clock that is off.
    if message.contains("Signature expired") || message.contains("Signature not yet current") { return clock() }
    return make(
      .credentialsRefused, "connection.s3.secret_access_key",
      "AWS refused the secret access key that should assume the role.",
      fix: "Give the secret that belongs to the access key id.")
  }

  private func clock() -> RemoteFailure {
    make(.notAuthorized, "connection.s3", "The clock of this machine is wrong.", fix: "Set the clock, then run again.")
  }

  private func other() -> RemoteFailure {
    let said = word.map { ": \($0)." } ?? "."
    if RetryPolicy.isPassing(status: status) || ["Throttling", "ThrottlingException"].contains(word) {
      return make(
        .remoteUnavailable, "connection.endpoints.sts", "AWS STS is not available\(said)",
        fix: "Run again in a few minutes.")
    }
    if (200..<300).contains(status) {
      return make(
        .remoteUnavailable, "connection.endpoints.sts", "The answer of AWS STS holds no keys.",
        fix: "Check that the address is STS and that no proxy stands between.")
    }
    let code: Issue.Code = status == 401 || status == 403 ? .notAuthorized : .remoteRefused
    return make(
      code, "connection.s3.role_name", "AWS STS refused\(said)", fix: "Check role, keys and the address of STS.")
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.securityTokenService, code, at: path, status: status, "\(message) (HTTP \(status))", fix: fix)
  }
}
