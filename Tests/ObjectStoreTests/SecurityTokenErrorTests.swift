import Activation
import Testing
import Transport

@testable import ObjectStore

@Suite("Errors of STS")
struct SecurityTokenErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let status: Int
    let word: String
    var message = "Invented."
    let code: Issue.Code
    let path: FieldPath
    let says: String
    var testDescription: String { "\(status) \(word) \(message)" }
  }

  private static let role = RoleRequest(
    arn: "arn:aws:iam::111122223333:role/amc-upload", sessionName: "amc-export-acme", externalID: Secret("ext"),
    duration: 7200)

  static let known = [
    Case(status: 403, word: "AccessDenied", code: .notAuthorized, path: "connection.s3.role_name", says: "assume"),
    Case(
      status: 400, word: "ValidationError",
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", code: .invalidValue,
      path: "connection.s3.duration_in_seconds", says: "7200 seconds"),
    Case(
      status: 400, word: "ValidationError",
      message: "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
      code: .invalidValue, path: "connection.s3.duration_in_seconds", says: "an hour"),
    Case(
      status: 400, word: "ValidationError", message: "Value at 'externalId' failed to satisfy constraint",
      code: .invalidValue, path: "connection.s3.external_id", says: "does not take"),
    Case(
      status: 400, word: "MalformedPolicyDocument", code: .remoteRefused, path: "connection.s3.role_name",
      says: "policy"),
    Case(
      status: 400, word: "PackedPolicyTooLarge", code: .remoteRefused, path: "connection.s3.role_name", says: "policy"),
    Case(
      status: 403, word: "RegionDisabledException", code: .notAuthorized, path: "connection.s3.region",
      says: "not switched on"),
    Case(
      status: 400, word: "ExpiredTokenException", code: .credentialsRefused, path: "connection.s3.session_token",
      says: "expired"),
    Case(
      status: 403, word: "ExpiredToken", code: .credentialsRefused, path: "connection.s3.session_token", says: "expired"
    ),
    Case(
      status: 403, word: "InvalidClientTokenId", code: .credentialsRefused, path: "connection.s3.access_key_id",
      says: "does not know"),
    Case(
      status: 403, word: "SignatureDoesNotMatch", code: .credentialsRefused, path: "connection.s3.secret_access_key",
      says: "secret access key"),
    Case(
      status: 403, word: "SignatureDoesNotMatch", message: "Signature expired: 20260101T000000Z is now earlier than",
      code: .notAuthorized, path: "connection.s3", says: "clock"),
    Case(
      status: 400, word: "Throttling", code: .remoteUnavailable, path: "connection.endpoints.sts", says: "Throttling"),
    Case(
      status: 503, word: "ServiceUnavailable", code: .remoteUnavailable, path: "connection.endpoints.sts",
      says: "not available"),
    Case(
      status: 403, word: "SomethingNew", code: .notAuthorized, path: "connection.s3.role_name", says: "SomethingNew"),
  ]

  @Test("an error code becomes an issue at the field that mends it", arguments: known)
  func byCode(_ example: Case) {
    let body =
      "<ErrorResponse><Error><Code>\(example.word)</Code><Message>\(example.message)</Message></Error></ErrorResponse>"
    let failure = SecurityTokenError(HTTPResponse(example.status, body)).failure(role: Self.role)
    #expect(failure.code == example.code && failure.path == example.path && failure.status == example.status)
    #expect(failure.message.contains(example.says) && failure.message.contains("HTTP \(example.status)"))
    #expect(!failure.fix.isEmpty && !failure.message.lowercased().contains("unknown error"))
    #expect(!"\(failure)".contains("\"ext\""))
  }

  @Test(
    "an answer that is no XML keeps its status", arguments: [(200, "hello"), (502, "<html>"), (403, ""), (418, "{}")])
  func noXML(status: Int, body: String) {
    let failure = SecurityTokenError(HTTPResponse(status, body)).failure(role: Self.role)
    #expect(failure.status == status && failure.message.contains("HTTP \(status)"))
  }

  @Test(
    "a session's name holds what STS takes and no more than 64 characters",
    arguments: [("acme-us", "amc-export-acme-us"), ("a b/ü", "amc-export-a-b--"), ("", "amc-export-")])
  func sessionName(name: String, expected: String) {
    #expect(RoleRequest.sessionName(name) == expected)
    #expect(RoleRequest.sessionName(String(repeating: "x", count: 100)).count == 64)
  }

  @Test("roles are named in the partition of the region")
  func partitions() {
    #expect(RoleRequest.arn(account: "1", role: "r", region: "eu-west-1") == "arn:aws:iam::1:role/r")
    #expect(RoleRequest.arn(account: "1", role: "/p/r", region: "cn-north-1") == "arn:aws-cn:iam::1:role/p/r")
    #expect(RoleRequest.arn(account: "1", role: "r", region: "us-gov-west-1") == "arn:aws-us-gov:iam::1:role/r")
  }
}
