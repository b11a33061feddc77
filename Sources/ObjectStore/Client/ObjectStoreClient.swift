import Activation
import Foundation
import NIOCore
import Transport

/// Amazon S3 as an export needs it: put, multipart, tags, policy, delete (contract 9).
///
/// A custom endpoint is addressed path-style; AWS itself by virtual host, save for bucket names with dots. Each attempt
/// is signed anew, with credentials that are still good. When S3 says that the bucket is in another region, the request
/// is signed for that one and sent once more; a custom endpoint is never left for it.
public struct ObjectStoreClient: Sendable {
  /// The smallest size of a multipart part but the last (contract 9.2).
  public static let smallestPart = 5 * 1024 * 1024
  /// The most parts one object may have.
  public static let mostParts = 10_000

  public let bucket: String
  private let endpoint: String?
  private let region: BucketRegion
  private let credentials: any AWSCredentialsSource
  private let sender: any HTTPSender
  private let signsPayload: Bool
  private let notify: @Sendable (RetryNotice) -> Void
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - endpoint: a base URL without a closing slash; nil for AWS.
  ///   - signsPayload: false sends `UNSIGNED-PAYLOAD` instead of each body's hash. TLS then protects the body alone, so
  ///     it is meant for https and for measuring.
  ///   - notify: told when a request is sent once more because the region or the credentials were mended.
  ///   - now: the time requests are signed with.
  public init(
    bucket: String, endpoint: String?, region: String, credentials: any AWSCredentialsSource, sender: any HTTPSender,
    signsPayload: Bool = true, notify: @escaping @Sendable (RetryNotice) -> Void = { _ in },
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.bucket = bucket
    self.endpoint = endpoint
    self.region = BucketRegion(region)
    self.credentials = credentials
    self.sender = sender
    self.signsPayload = signsPayload
    self.notify = notify
    self.now = now
  }

  /// The address of S3 itself in a region.
  public static func address(region: String) -> String {
    "https://s3.\(region).\(AWSPartition(region: region).domain)"
  }

  public var configuredRegion: String { region.configured }

  /// The region S3 named instead of the configured one; nil as long as that was right.
  public var correctedRegion: String? { region.corrected }

  /// One request to the bucket or to an object in it.
  struct Call {
    var method: String
    var key: String?
    var query: [SignatureV4Request.QueryItem] = []
    var headers: [HTTPRequest.Header] = []
    var content = ByteBuffer()
    /// What is signed of the content, when the caller has it already.
    var payloadHash: String?
    var purpose: String
  }

  /// Signs and sends one request; an answer outside 2xx is thrown.
  /// - Throws: `RemoteFailure` with what S3 said.
  func exchange(_ call: Call) async throws(RemoteFailure) -> HTTPResponse {
    let response = try await answer(to: call)
    guard response.isSuccess else { throw failure(response, call.purpose) }
    return response
  }

  func failure(_ response: HTTPResponse, _ purpose: String) -> RemoteFailure {
    ObjectStoreError(response).failure(bucket: bucket, purpose: purpose)
  }

  /// What a request says of its body: the body's SHA-256, or that it is not signed.
  func payloadHash(of content: ByteBuffer) -> String {
    signsPayload ? SignatureV4.payloadHash(of: content) : SignatureV4.unsignedPayload
  }

  /// Any answer, once region and credentials are what S3 wants.
  func answer(to call: Call) async throws(RemoteFailure) -> HTTPResponse {
    // Hashed once, here and not on an event loop, however often the request is sent.
    let payloadHash = call.payloadHash ?? payloadHash(of: call.content)
    var region = region.current
    var credentials = try await credentials.credentials()
    var hasMendedRegion = false
    var hasMendedCredentials = false
    while true {
      let response = try await send(call, payloadHash, region)
      if !hasMendedRegion, let other = self.region.learn(from: response, insteadOf: region) {
        notify(.mended(call.purpose, "the bucket \(bucket) is in \(other), not in \(region)"))
        region = other
        hasMendedRegion = true
      } else if !hasMendedCredentials, ObjectStoreError(response).isAboutExpiry,
        let fresh = try await self.credentials.credentials(insteadOf: credentials)
      {
        notify(.mended(call.purpose, "the session had expired, new keys sign now"))
        credentials = fresh
        hasMendedCredentials = true
      } else {
        return response
      }
    }
  }

  private func send(
    _ call: Call, _ payloadHash: String, _ region: String
  ) async throws(RemoteFailure) -> HTTPResponse {
    let address = ObjectAddress(bucket: bucket, key: call.key, endpoint: endpoint, region: region)
    let suffix = call.query.isEmpty ? "" : "?" + AWSPercentEncoding.query(call.query)
    var request = HTTPRequest(
      call.method, address.origin + address.path + suffix, headers: call.headers, content: call.content,
      purpose: call.purpose)
    request.passingReason = ObjectStoreError.passingReason
    let unsigned = SignatureV4Request(
      method: call.method, path: address.path, query: call.query,
      headers: [.init("host", address.host)] + call.headers.map { .init($0.name, $0.value) }, payloadHash: payloadHash)
    do {
      return try await sender.send(request) { request throws(RemoteFailure) in
        let signature = SignatureV4.s3(region: region).headers(
          signing: unsigned, with: try await credentials.credentials(), at: now())
        var signed = request
        signed.headers += signature.map { .init($0.name, $0.value) }
        return signed
      }
    } catch {
      throw .unreachable(.objectStore, at: "connection.s3.endpoint", while: call.purpose, error)
    }
  }
}
