import Foundation
import Transport

/// Decides whether a request to an AWS service is signed by keys the sandbox knows. Refusals are worded as S3 does.
struct SignatureCheck: Sendable {
  let keys: KeyRegister
  /// The region of everything but a bucket that stands elsewhere.
  let region: String
  let permittedSkew: Duration

  /// - Parameters:
  ///   - service: what the signature has to be for.
  ///   - expectedRegion: where the service, or the bucket, is.
  ///   - payload: what the signature says of the body.
  /// - Returns: whose keys signed.
  /// - Throws: what S3 answers to a request whose signature does not count.
  func signer(
    of request: IncomingRequest, service: SignatureV4, payload: String, now: Date = Date()
  ) throws(ObjectStoreRefusal) -> KnownKey {
    guard let header = request.header("authorization") else { throw .accessDenied }
    guard let authorization = SignatureV4Authorization(headerValue: header) else {
      throw Self.malformed("The authorization header that you provided is not valid.")
    }
    guard let key = keys.key(authorization.accessKeyID) else {
      throw ObjectStoreRefusal(
        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
    }
    try checkToken(of: request, key, now)
    guard authorization.service == service.service else {
      throw Self.malformed("The credential scope's service must be \(service.service), not \(authorization.service).")
    }
    guard authorization.region == service.region else {
      throw Self.wrongRegion(authorization.region, expected: service.region)
    }
    let moment = try moment(of: request, authorization, now)
    try checkCoverage(of: request, authorization)
    guard signature(of: request, authorization, service, payload, moment, key) == authorization.signature else {
      throw ObjectStoreRefusal(
        403, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method."
      )
    }
    return key
  }

  private func checkToken(of request: IncomingRequest, _ key: KnownKey, _ now: Date) throws(ObjectStoreRefusal) {
    guard request.header("x-amz-security-token") == key.credentials.sessionToken else {
      throw ObjectStoreRefusal(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
    }
    guard !keys.hasLapsed(key, now: now) else {
      throw ObjectStoreRefusal(400, "ExpiredToken", "The provided token has expired.")
    }
  }

  static func wrongRegion(_ region: String, expected: String) -> ObjectStoreRefusal {
    var refusal = malformed(
      "The authorization header is malformed; the region '\(region)' is wrong; expecting '\(expected)'")
    refusal.headers = ["x-amz-bucket-region": expected]
    refusal.details = [.init(name: "Region", text: expected)]
    return refusal
  }

  private func moment(
    of request: IncomingRequest, _ authorization: SignatureV4Authorization, _ now: Date
  ) throws(ObjectStoreRefusal) -> AWSTimestamp {
    guard let text = request.header("x-amz-date"), let moment = AWSTimestamp(text) else {
      throw ObjectStoreRefusal(
        403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header")
    }
    guard moment.day == authorization.day else {
      throw Self.malformed("The credential scope's date does not match x-amz-date.")
    }
    guard abs(moment.date.timeIntervalSince(now)) <= permittedSkew / .seconds(1) else {
      throw ObjectStoreRefusal(
        403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
    }
    return moment
  }

  /// AWS demands that the host and every `x-amz-…` header are signed.
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
    of request: IncomingRequest, _ authorization: SignatureV4Authorization, _ rules: SignatureV4, _ payload: String,
    _ moment: AWSTimestamp, _ key: KnownKey
  ) -> String {
    let received = SignatureV4Request(
      method: request.method, path: request.path, query: request.query,
      headers: request.headers.map { .init($0.name.rawName, $0.value) } + [.init("host", request.authority)],
      payloadHash: payload)
    let canonical = rules.canonicalRequest(of: received, signing: authorization.signedHeaders)
    return rules.signature(
      of: rules.stringToSign(canonical, at: moment), secretAccessKey: key.credentials.secretAccessKey, at: moment)
  }

  private static func malformed(_ message: String) -> ObjectStoreRefusal {
    ObjectStoreRefusal(400, "AuthorizationHeaderMalformed", message)
  }
}
