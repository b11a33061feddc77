import Crypto
import Foundation
import NIOCore

/// AWS Signature Version 4: which headers make a request count as signed, and the steps to get there.
///
/// Pure: no clock, no network, no state. A client calls `headers(signing:with:at:)`; a server rebuilds the same three
/// steps from what it received and compares the signatures.
/// Source: “Create a signed AWS API request” (docs.aws.amazon.com/IAM) and “Signature Calculations for the Authorization
/// Header” (docs.aws.amazon.com/AmazonS3).
public struct SignatureV4: Sendable, Hashable {
  /// How the request's path enters the canonical request.
  public enum PathRule: Sendable, Hashable {
    /// S3: the path of the request line, byte for byte.
    case asWritten
    /// Every other service: dot segments and double slashes removed, then percent-encoded once more.
    case normalizedAndEncodedAgain
  }

  /// What stands for the body's hash when the body is not signed.
  public static let unsignedPayload = "UNSIGNED-PAYLOAD"
  /// SHA-256 of an empty body.
  public static let emptyPayloadHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  /// The algorithm word that opens the `authorization` header.
  public static let algorithm = "AWS4-HMAC-SHA256"

  public let region: String
  public let service: String
  public let pathRule: PathRule
  /// S3 demands `x-amz-content-sha256`; other services do without.
  public let sendsPayloadHash: Bool

  /// The rules of a service other than S3, such as `sts`.
  public init(region: String, service: String) {
    self.init(region: region, service: service, pathRule: .normalizedAndEncodedAgain, sendsPayloadHash: false)
  }

  public init(region: String, service: String, pathRule: PathRule, sendsPayloadHash: Bool) {
    self.region = region
    self.service = service
    self.pathRule = pathRule
    self.sendsPayloadHash = sendsPayloadHash
  }

  /// The rules of S3 in a region.
  public static func s3(region: String) -> SignatureV4 {
    SignatureV4(region: region, service: "s3", pathRule: .asWritten, sendsPayloadHash: true)
  }

  /// Lower-case hexadecimal SHA-256 of a body.
  public static func payloadHash(of body: some DataProtocol) -> String { lowercaseHexadecimal(SHA256.hash(data: body)) }

  /// Lower-case hexadecimal SHA-256 of a buffer's readable bytes, without a copy.
  public static func payloadHash(of content: ByteBuffer) -> String {
    var hash = SHA256()
    content.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
    return lowercaseHexadecimal(hash.finalize())
  }

  /// The headers to add so that `request` counts as signed: `x-amz-date`, `authorization`, and where they apply
  /// `x-amz-content-sha256` and `x-amz-security-token`. All headers of `request` are signed.
  public func headers(
    signing request: SignatureV4Request, with credentials: AWSCredentials, at date: Date
  ) -> [SignatureV4Request.Header] {
    let timestamp = AWSTimestamp(date)
    var added = [SignatureV4Request.Header("x-amz-date", timestamp.text)]
    if sendsPayloadHash { added.append(.init("x-amz-content-sha256", request.payloadHash)) }
    if let token = credentials.sessionToken { added.append(.init("x-amz-security-token", token)) }

    var signed = request
    signed.headers += added
    let names = signedHeaderNames(of: signed)
    let text = stringToSign(canonicalRequest(of: signed, signing: names), at: timestamp)
    let authorization = SignatureV4Authorization(
      accessKeyID: credentials.accessKeyID, day: timestamp.day, region: region, service: service,
      signedHeaders: names, signature: signature(of: text, secretAccessKey: credentials.secretAccessKey, at: timestamp))
    return added + [.init("authorization", authorization.headerValue)]
  }

  /// The names of all headers of a request, lower case, sorted, each once.
  public func signedHeaderNames(of request: SignatureV4Request) -> [String] {
    Set(request.headers.map { $0.name.lowercased() }).sorted()
  }

  /// Step 1: the request in its canonical form, covering the named headers (lower case, sorted).
  public func canonicalRequest(of request: SignatureV4Request, signing names: [String]) -> String {
    let headers = names.map { "\($0):\(canonicalValue(of: $0, in: request))\n" }.joined()
    return [
      request.method, canonicalPath(request.path), canonicalQuery(request.query), headers,
      names.joined(separator: ";"), request.payloadHash,
    ].joined(separator: "\n")
  }

  /// Step 2: the text that is signed.
  public func stringToSign(_ canonicalRequest: String, at timestamp: AWSTimestamp) -> String {
    let hash = lowercaseHexadecimal(SHA256.hash(data: Data(canonicalRequest.utf8)))
    return [Self.algorithm, timestamp.text, "\(timestamp.day)/\(region)/\(service)/aws4_request", hash]
      .joined(separator: "\n")
  }

  /// Step 3: 64 lower-case hexadecimal digits.
  public func signature(of stringToSign: String, secretAccessKey: String, at timestamp: AWSTimestamp) -> String {
    let scope = [timestamp.day, region, service, "aws4_request"]
    let key = scope.reduce(SymmetricKey(data: Data("AWS4\(secretAccessKey)".utf8))) { key, part in
      SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
    }
    return lowercaseHexadecimal(HMAC<SHA256>.authenticationCode(for: Data(stringToSign.utf8), using: key))
  }
}
