import Foundation
import Transport

/// Decides whether a request to S3 is signed by the one key the sandbox knows.
struct SignatureCheck: Sendable {
  let credentials: AWSCredentials
  let region: String
  let permittedSkew: Duration

  /// - Returns: what the signature says of the body: its SHA-256, or `UNSIGNED-PAYLOAD`.
  /// - Throws: what S3 answers to a request whose signature does not count.
  func payloadHash(of request: IncomingRequest, now: Date = Date()) throws(ObjectStoreRefusal) -> String {
    guard let header = request.header("authorization") else { throw .accessDenied }
    guard let authorization = SignatureV4Authorization(headerValue: header) else {
      throw malformed("The authorization header that you provided is not valid.")
    }
    guard authorization.accessKeyID == credentials.accessKeyID else {
      throw ObjectStoreRefusal(
        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
    }
    guard request.header("x-amz-security-token") == credentials.sessionToken else {
      throw ObjectStoreRefusal(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
    }
    try checkScope(of: authorization)
    let moment = try moment(of: request, authorization, now)
    guard let payload = request.header("x-amz-content-sha256") else {
      throw ObjectStoreRefusal(
        400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256")
    }
    try checkCoverage(of: request, authorization)
    guard signature(of: request, authorization, payload, moment) == authorization.signature else {
      throw ObjectStoreRefusal(
        403, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method."
      )
    }
    return payload
  }

  private func checkScope(of authorization: SignatureV4Authorization) throws(ObjectStoreRefusal) {
    guard authorization.service == "s3" else {
      throw malformed("The credential scope's service must be s3, not \(authorization.service).")
    }
    guard authorization.region == region else {
      var refusal = malformed(
        "The authorization header is malformed; the region '\(authorization.region)' is wrong; expecting '\(region)'")
      refusal.headers = ["x-amz-bucket-region": region]
      throw refusal
    }
  }

  private func moment(
    of request: IncomingRequest, _ authorization: SignatureV4Authorization, _ now: Date
  ) throws(ObjectStoreRefusal) -> AWSTimestamp {
    guard let text = request.header("x-amz-date"), let moment = AWSTimestamp(text) else {
      throw ObjectStoreRefusal(
        403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header")
    }
    guard moment.day == authorization.day else {
      throw malformed("The credential scope's date does not match x-amz-date.")
    }
    guard abs(moment.date.timeIntervalSince(now)) <= permittedSkew / .seconds(1) else {
      throw ObjectStoreRefusal(
        403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
    }
    return moment
  }

  /// S3 demands that the host and every `x-amz-…` header are signed.
  private func checkCoverage(
    of request: IncomingRequest, _ authorization: SignatureV4Authorization
  ) throws(ObjectStoreRefusal) {
    let present = Set(request.headers.map { $0.name.rawName.lowercased() }.filter { $0.hasPrefix("x-amz-") })
    guard present.union(["host"]).isSubset(of: authorization.signedHeaders) else {
      throw ObjectStoreRefusal(
        403, "AccessDenied", "There were headers present in the request which were not signed")
    }
  }

  private func signature(
    of request: IncomingRequest, _ authorization: SignatureV4Authorization, _ payload: String, _ moment: AWSTimestamp
  ) -> String {
    let received = SignatureV4Request(
      method: request.method, path: request.path, query: request.query,
      headers: request.headers.map { .init($0.name.rawName, $0.value) } + [.init("host", request.authority)],
      payloadHash: payload)
    let rules = SignatureV4.s3(region: region)
    let canonical = rules.canonicalRequest(of: received, signing: authorization.signedHeaders)
    return rules.signature(
      of: rules.stringToSign(canonical, at: moment), secretAccessKey: credentials.secretAccessKey, at: moment)
  }

  private func malformed(_ message: String) -> ObjectStoreRefusal {
    ObjectStoreRefusal(400, "AuthorizationHeaderMalformed", message)
  }
}
