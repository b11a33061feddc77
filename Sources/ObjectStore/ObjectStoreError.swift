import Activation
import Transport

/// Tells what an error answer of S3 means for the person at the keyboard (contract 9.2).
struct ObjectStoreError {
  let status: Int
  let word: String?

  init(_ response: HTTPResponse) {
    status = response.status
    word = XMLDocument(response.body).text(of: "Code")
  }

  func failure(bucket: String, purpose: String) -> RemoteFailure {
    switch word {
    case "NoSuchBucket":
      make(
        .bucketMissing, "result_settings.bucket", "The bucket \(bucket) does not exist.",
        fix: "Create it, or correct its name.")
    case "InvalidAccessKeyId":
      make(
        .credentialsRefused, "connection.s3.access_key_id", "S3 does not know the access key id.",
        fix: "Give the key of a user who may write to \(bucket).")
    case "SignatureDoesNotMatch":
      make(
        .credentialsRefused, "connection.s3.secret_access_key", "S3 refused the secret access key.",
        fix: "Give the secret that belongs to the access key id.")
    case "ExpiredToken", "InvalidToken", "TokenRefreshRequired":
      make(
        .credentialsRefused, "connection.s3.session_token", "The session token is no longer accepted.",
        fix: "Get new temporary keys.")
    case "AccessDenied":
      make(
        .notAuthorized, "connection.s3", "S3 does not allow these credentials to \(purpose).",
        fix: "Grant s3:PutObject, s3:PutObjectTagging, s3:DeleteObject and s3:ListBucket on \(bucket).")
    case "RequestTimeTooSkewed":
      make(
        .notAuthorized, "connection.s3", "The clock of this machine is wrong.", fix: "Set the clock, then run again.")
    case "PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect":
      make(
        .remoteRefused, "connection.s3.region", "The bucket \(bucket) is in another region.",
        fix: "Set the bucket's region.")
    default: other(purpose: purpose)
    }
  }

  private func other(purpose: String) -> RemoteFailure {
    let detail = word.map { " \($0)" } ?? ""
    if isPassing {
      return make(
        .remoteUnavailable, "connection.s3.endpoint", "S3 could not \(purpose):\(detail).",
        fix: "Run again in a few minutes.")
    }
    let code: Issue.Code = status == 401 || status == 403 ? .notAuthorized : .remoteRefused
    return make(
      code, "connection.s3", "S3 refused to \(purpose):\(detail).", fix: "Check the bucket, the keys and the endpoint.")
  }

  /// The words count beside the status, because an error may come inside a 200.
  private var isPassing: Bool {
    let passing: Set = ["InternalError", "ServiceUnavailable", "SlowDown"]
    return RetryPolicy.isPassing(status: status) || word.map(passing.contains) ?? false
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.objectStore, code, at: path, status: status, "\(message) (HTTP \(status))", fix: fix)
  }
}
