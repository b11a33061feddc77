import Activation
import Foundation
import Transport

/// The AWS Security Token Service, as far as an export needs it (contract 9.3).
public struct SecurityTokenClient: Sendable {
  private static let version = "2011-06-15"

  private let endpoint: String
  private let region: String
  private let sender: any HTTPSender
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - endpoint: a base URL without a closing slash; nil for that of the region.
  ///   - region: what requests are signed for.
  public init(
    endpoint: String?, region: String, sender: any HTTPSender, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.endpoint = endpoint ?? "https://sts.\(region).\(AWSPartition(region: region).domain)"
    self.region = region
    self.sender = sender
    self.now = now
  }

  /// Keys of a role for a while.
  /// - Throws: `RemoteFailure` with what STS said.
  func assume(_ role: RoleRequest, with base: BaseCredentials) async throws(RemoteFailure) -> AWSCredentials {
    guard !base.belongToRole || role.duration <= RoleRequest.longestChained else {
      throw RemoteFailure(
        .securityTokenService, .invalidValue, at: "connection.s3.duration_in_seconds",
        "The keys that sign are those of a role already; such a role can assume another for an hour at most.",
        fix: "Set duration_in_seconds to 3600 or less; the keys are renewed on the way.")
    }
    return try await assume(role, signedBy: base.keys)
  }

  /// Keys of a role for a while, asked for with these keys.
  public func assume(_ role: RoleRequest, signedBy keys: AWSCredentials) async throws(RemoteFailure) -> AWSCredentials {
    var fields = [
      ("RoleArn", role.arn), ("RoleSessionName", role.sessionName), ("DurationSeconds", String(role.duration)),
    ]
    if let externalID = role.externalID { fields.append(("ExternalId", externalID.revealed)) }
    let response = try await call("AssumeRole", fields, keys, purpose: "assume the role \(role.arn)")
    let issued = XMLDocument(response.body).root?.first("Credentials")
    guard response.isSuccess, let issued, let id = issued["AccessKeyId"], let secret = issued["SecretAccessKey"],
      let token = issued["SessionToken"]
    else { throw SecurityTokenError(response).failure(role: role) }
    return AWSCredentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: token,
      expiration: issued["Expiration"].flatMap(IssuedCredentials.time))
  }

  /// Who a pair of keys belongs to.
  public struct Identity: Sendable, Hashable {
    public let account: String
    public let arn: String
  }

  /// Whose keys these are; AWS lets everybody ask.
  public func identity(of keys: AWSCredentials) async throws(RemoteFailure) -> Identity {
    let response = try await call("GetCallerIdentity", [], keys, purpose: "ask whose keys these are")
    let document = XMLDocument(response.body)
    guard response.isSuccess, let account = document.text(of: "Account"), let arn = document.text(of: "Arn") else {
      throw SecurityTokenError(response).failure(role: nil)
    }
    return Identity(account: account, arn: arn)
  }

  private func call(
    _ action: String, _ fields: [(String, String)], _ keys: AWSCredentials, purpose: String
  ) async throws(RemoteFailure) -> HTTPResponse {
    let form = ([("Action", action), ("Version", Self.version)] + fields)
      .map { "\($0.0)=\(AWSPercentEncoding.component($0.1))" }.joined(separator: "&")
    let body = Array(form.utf8)
    let contentType = HTTPRequest.Header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
    var request = HTTPRequest("POST", endpoint + "/", headers: [contentType], body: body, purpose: purpose)
    request.passingReason = SecurityTokenError.passingReason
    let unsigned = SignatureV4Request(
      method: "POST", path: "/", headers: [.init("host", host), .init(contentType.name, contentType.value)],
      payloadHash: SignatureV4.payloadHash(of: body))
    do {
      return try await sender.send(request) { request throws(RemoteFailure) in
        var signed = request
        let rules = SignatureV4(region: region, service: "sts")
        signed.headers += rules.headers(signing: unsigned, with: keys, at: now()).map { .init($0.name, $0.value) }
        return signed
      }
    } catch {
      throw .unreachable(.securityTokenService, at: "connection.endpoints.sts", while: purpose, error)
    }
  }

  private var host: String {
    let authority = endpoint.split(separator: "://", maxSplits: 1).last ?? ""
    return String(authority.prefix { $0 != "/" })
  }
}
