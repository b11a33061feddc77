import Activation
import Testing
import Transport

@testable import ObjectStore

@Suite("Errors of S3")
struct ObjectStoreErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let status: Int
    let word: String
    let code: Issue.Code
    let path: FieldPath
    var testDescription: String { "\(status) \(word)" }

    init(_ status: Int, _ word: String, _ code: Issue.Code, _ path: FieldPath) {
      self.status = status
      self.word = word
      self.code = code
      self.path = path
    }
  }

  static let known = [
    Case(404, "NoSuchBucket", .bucketMissing, "result_settings.bucket"),
    Case(403, "InvalidAccessKeyId", .credentialsRefused, "connection.s3.access_key_id"),
    Case(403, "SignatureDoesNotMatch", .credentialsRefused, "connection.s3.secret_access_key"),
    Case(400, "ExpiredToken", .credentialsRefused, "connection.s3.session_token"),
    Case(400, "InvalidToken", .credentialsRefused, "connection.s3.session_token"),
    Case(403, "AccessDenied", .notAuthorized, "connection.s3"),
    Case(403, "RequestTimeTooSkewed", .notAuthorized, "connection.s3"),
    Case(301, "PermanentRedirect", .remoteRefused, "connection.s3.region"),
    Case(400, "AuthorizationHeaderMalformed", .remoteRefused, "connection.s3.region"),
    Case(503, "SlowDown", .remoteUnavailable, "connection.s3.endpoint"),
    Case(500, "InternalError", .remoteUnavailable, "connection.s3.endpoint"),
    Case(400, "RequestTimeout", .remoteUnavailable, "connection.s3.endpoint"),
    Case(307, "TemporaryRedirect", .remoteRefused, "connection.s3.region"),
    Case(400, "InvalidBucketName", .bucketMissing, "result_settings.bucket"),
    Case(400, "KeyTooLongError", .remoteRefused, "result_settings.path_prefix"),
    Case(404, "NoSuchUpload", .remoteRefused, "connection.s3"),
    Case(400, "TokenRefreshRequired", .credentialsRefused, "connection.s3.session_token"),
    Case(400, "BadDigest", .remoteRefused, "connection.s3.endpoint"),
    Case(302, "Found", .remoteRefused, "connection.s3.endpoint"),
    Case(400, "EntityTooSmall", .remoteRefused, "connection.s3"),
    Case(403, "SomethingNew", .notAuthorized, "connection.s3"),
    Case(418, "SomethingNew", .remoteRefused, "connection.s3"),
  ]

  @Test("an error code becomes an issue at the field that mends it", arguments: known)
  func byCode(_ example: Case) {
    let failure = ObjectStoreError(.refusal(example.status, example.word)).failure(bucket: "acme", purpose: "write a")
    #expect(failure.code == example.code)
    #expect(failure.path == example.path)
    #expect(failure.status == example.status)
    #expect(failure.message.contains("HTTP \(example.status)"))
    #expect(!failure.fix.isEmpty)
  }

  @Test(
    "an answer without a readable error document is told by its status",
    arguments: [
      (403, "", Issue.Code.notAuthorized), (401, "<html>", .notAuthorized), (500, "oops", .remoteUnavailable),
      (429, "{}", .remoteUnavailable), (502, "<html><body>Bad Gateway", .remoteUnavailable), (400, "", .remoteRefused),
    ])
  func byStatus(status: Int, body: String, code: Issue.Code) {
    let failure = ObjectStoreError(HTTPResponse(status, body)).failure(bucket: "acme", purpose: "write a")
    #expect(failure.code == code)
    #expect(failure.status == status)
  }
}
