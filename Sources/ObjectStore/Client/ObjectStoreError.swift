import Activation
import Transport

/// Tells what an error answer of S3 means for the person at the keyboard (contract 9.2).
struct ObjectStoreError {
  let status: Int
  /// S3's own word; nil when the body is none of its documents, which never hides the status.
  let word: String?

  init(status: Int, word: String?) {
    self.status = status
    self.word = word
  }

  init(_ response: HTTPResponse) {
    let root = response.isSuccess && !Self.holdsError(response) ? nil : XMLDocument(response.body).root
    self.init(status: response.status, word: root?.name == "Error" ? root?["Code"].flatMap(Self.readable) : nil)
  }

  /// Failures that pass, wherever S3 puts them: in a 503, a 400, or even inside a 200.
  private static let passingWords: Set = [
    "BadGateway", "InternalError", "OperationAborted", "RequestTimeout", "ServiceUnavailable", "SlowDown",
    "ThrottlingException", "Throttling", "503 SlowDown",
  ]

  /// For `HTTPRequest.passingReason`.
  static let passingReason: @Sendable (HTTPResponse) -> String? = { response in
    guard response.status >= 400 || holdsError(response) else { return nil }
    return ObjectStoreError(response).word.flatMap { passingWords.contains($0) ? $0 : nil }
  }

  /// Looks at the beginning only: the body may be a listing of megabytes.
  private static func holdsError(_ response: HTTPResponse) -> Bool {
    response.body.prefix(256).firstRange(of: Array("<Error>".utf8)) != nil
  }

  /// A server's word stands in messages, so it has to look like one.
  private static func readable(_ word: String) -> String? {
    (1...64).contains(word.utf8.count)
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " .-".contains($0)) }
      ? word : nil
  }

  /// True when newer keys would help.
  var isAboutExpiry: Bool {
    word == "ExpiredToken" || word == "TokenRefreshRequired" || word == "ExpiredTokenException"
  }

  func failure(bucket: String, purpose: String) -> RemoteFailure {
    aboutCredentials(bucket, purpose) ?? aboutBucket(bucket, purpose) ?? other(purpose: purpose)
  }

  private func aboutCredentials(_ bucket: String, _ purpose: String) -> RemoteFailure? {
    switch word {
    case "InvalidAccessKeyId":
      make(
        .credentialsRefused, "connection.s3.access_key_id", "S3 does not know the access key id.",
        fix: "Give the key of a user who may write to \(bucket).")
    case "SignatureDoesNotMatch":
      make(
        .credentialsRefused, "connection.s3.secret_access_key", "S3 refused the secret access key.",
        fix: "Give the secret that belongs to the access key id.")
    case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired":
      make(
        .credentialsRefused, "connection.s3.session_token", "The session has expired, so S3 refused to \(purpose).",
        fix: "Get new temporary keys, or choose assume_role or profile, whose keys are renewed on the way.")
    case "InvalidToken":
      make(
        .credentialsRefused, "connection.s3.session_token", "S3 does not accept the session token.",
        fix: "Give the token that was made together with the two keys, whole and without line breaks.")
    case "AccessDenied", "AllAccessDisabled", "AccountProblem":
      make(
        .notAuthorized, "connection.s3", "S3 does not allow these credentials to \(purpose).",
        fix: "Grant s3:PutObject, s3:PutObjectTagging, s3:DeleteObject and s3:ListBucket on \(bucket).")
    case "RequestTimeTooSkewed", "RequestExpired":
      make(
        .notAuthorized, "connection.s3", "The clock of this machine is wrong.", fix: "Set the clock, then run again.")
    default: nil
    }
  }

  private func aboutBucket(_ bucket: String, _ purpose: String) -> RemoteFailure? {
    switch word {
    case "NoSuchBucket":
      make(
        .bucketMissing, "result_settings.bucket", "The bucket \(bucket) does not exist.",
        fix: "Create it, or correct its name.")
    case "InvalidBucketName":
      make(
        .bucketMissing, "result_settings.bucket", "“\(bucket)” is not the name of a bucket.", fix: "Correct its name.")
    case "PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect", "IllegalLocationConstraintException":
      make(
        .remoteRefused, "connection.s3.region", "The bucket \(bucket) is in another region.",
        fix: "Set the bucket's region.")
    case "KeyTooLongError":
      make(
        .remoteRefused, "result_settings.path_prefix", "The names of the files are longer than S3 allows.",
        fix: "Shorten path_prefix or file_name_prefix.")
    case "NoSuchUpload":
      make(
        .remoteRefused, "connection.s3", "S3 no longer knows the multipart upload to \(purpose).",
        fix: "Run again; a lifecycle rule of the bucket may have removed its parts.")
    case "EntityTooLarge", "InvalidTag", "MalformedXML", "BadDigest", "XAmzContentSHA256Mismatch", "InvalidDigest":
      make(
        .remoteRefused, "connection.s3.endpoint", "S3 refused to \(purpose): \(word ?? "").",
        fix: "Check that the endpoint is an S3 service and that nothing on the way changes what is sent.")
    default: nil
    }
  }

  private func other(purpose: String) -> RemoteFailure {
    let detail = word.map { ": \($0)." } ?? "."
    if isPassing {
      return make(
        .remoteUnavailable, "connection.s3.endpoint", "S3 could not \(purpose)\(detail)",
        fix: "Run again in a few minutes.")
    }
    if (200..<300).contains(status), word == nil {
      return make(
        .remoteUnavailable, "connection.s3.endpoint", "S3 did not say that it could \(purpose)\(detail)",
        fix: "Check that the endpoint is an S3 service and that no proxy stands between.")
    }
    if (300..<400).contains(status) {
      return make(
        .remoteRefused, "connection.s3.endpoint",
        "The endpoint sends elsewhere instead of letting us \(purpose)\(detail)",
        fix: "Check the region and the endpoint; a signed request does not follow redirects.")
    }
    let code: Issue.Code = status == 401 || status == 403 ? .notAuthorized : .remoteRefused
    return make(
      code, "connection.s3", "S3 refused to \(purpose)\(detail)", fix: "Check the bucket, the keys and the endpoint.")
  }

  /// The words count beside the status, because an error may come inside a 200.
  private var isPassing: Bool {
    RetryPolicy.isPassing(status: status) || word.map(Self.passingWords.contains) ?? false
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.objectStore, code, at: path, status: status, "\(message) (HTTP \(status))", fix: fix)
  }
}
