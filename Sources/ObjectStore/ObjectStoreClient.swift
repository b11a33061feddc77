import Activation
import Foundation
import Transport

/// Amazon S3 as an export needs it: put, multipart, tags, delete (contract 9).
///
/// A custom endpoint is addressed path-style; AWS itself by virtual host, save for bucket names with dots.
public struct ObjectStoreClient: Sendable {
  /// The smallest size of a multipart part but the last (contract 9.2).
  public static let smallestPart = 5 * 1024 * 1024
  /// The most parts one object may have.
  public static let mostParts = 10_000

  let bucket: String
  private let endpoint: String?
  private let region: String
  private let credentials: AWSCredentials
  private let sender: any HTTPSender
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - endpoint: a base URL without a closing slash; nil for AWS.
  ///   - now: the time requests are signed with.
  public init(
    bucket: String, endpoint: String?, region: String, credentials: AWSCredentials, sender: any HTTPSender,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.bucket = bucket
    self.endpoint = endpoint
    self.region = region
    self.credentials = credentials
    self.sender = sender
    self.now = now
  }

  /// Signs and sends one request; an answer outside 2xx is thrown.
  /// - Throws: `RemoteFailure` with what S3 said.
  func exchange(
    _ method: String, key: String?, query: [SignatureV4Request.QueryItem] = [], headers: [HTTPRequest.Header] = [],
    body: [UInt8] = [], purpose: String, isRepeatable: Bool = true
  ) async throws(RemoteFailure) -> HTTPResponse {
    let request = signed(
      method, key: key, query: query, headers: headers, body: body, purpose: purpose, isRepeatable: isRepeatable)
    let response: HTTPResponse
    do {
      response = try await sender.send(request)
    } catch {
      throw .unreachable(.objectStore, at: "connection.s3.endpoint", while: purpose, error)
    }
    guard response.isSuccess else { throw ObjectStoreError(response).failure(bucket: bucket, purpose: purpose) }
    return response
  }

  private func signed(
    _ method: String, key: String?, query: [SignatureV4Request.QueryItem], headers: [HTTPRequest.Header],
    body: [UInt8], purpose: String, isRepeatable: Bool
  ) -> HTTPRequest {
    let address = ObjectAddress(bucket: bucket, key: key, endpoint: endpoint, region: region)
    let payloadHash = SignatureV4.payloadHash(of: body)
    let unsigned = SignatureV4Request(
      method: method, path: address.path, query: query,
      headers: [.init("host", address.host)] + headers.map { .init($0.name, $0.value) }, payloadHash: payloadHash)
    let signature = SignatureV4.s3(region: region).headers(signing: unsigned, with: credentials, at: now())
    let suffix = query.isEmpty ? "" : "?" + AWSPercentEncoding.query(query)
    return HTTPRequest(
      method, address.origin + address.path + suffix, headers: headers + signature.map { .init($0.name, $0.value) },
      body: body, purpose: purpose, isRepeatable: isRepeatable)
  }
}
