import Activation
import Foundation
import Hummingbird

/// The endpoints where a container and an EC2 instance fetch their role's keys; the instance's only with the token of
/// instance metadata version 2.
struct MachineCredentialsService: Sendable {
  static let containerPath = "/sandbox/container-credentials"
  private static let tokenPath = "/latest/api/token"
  private static let rolePath = "/latest/meta-data/iam/security-credentials/"
  /// As long as an hour, as on a real instance.
  private static let lifetime: TimeInterval = 3600

  let keys: KeyRegister
  let containerToken: String
  let sessionLifetime: Duration?
  private let metadataToken = RandomText.alphanumeric(40)

  init(keys: KeyRegister, containerToken: String, sessionLifetime: Duration?) {
    self.keys = keys
    self.containerToken = containerToken
    self.sessionLifetime = sessionLifetime
  }

  static func isMeant(_ path: String) -> Bool { path == containerPath || path.hasPrefix("/latest/") }

  func respond(to request: IncomingRequest) -> Response {
    switch (request.method, request.path) {
    case ("GET", Self.containerPath):
      guard request.header("authorization") == containerToken else {
        return .text(401, "no token", mediaType: "text/plain")
      }
      return .json(200, issued())
    case ("PUT", Self.tokenPath):
      let seconds = request.header("x-aws-ec2-metadata-token-ttl-seconds").flatMap { Int($0) }
      guard let seconds, (1...21_600).contains(seconds) else { return .empty(400) }
      return .text(200, metadataToken, mediaType: "text/plain")
    default: return metadata(request)
    }
  }

  private func metadata(_ request: IncomingRequest) -> Response {
    guard request.header("x-aws-ec2-metadata-token") == metadataToken else { return .empty(401) }
    switch (request.method, request.path) {
    case ("GET", Self.rolePath): return .text(200, SandboxPrincipals.machineRoleName, mediaType: "text/plain")
    case ("GET", Self.rolePath + SandboxPrincipals.machineRoleName): return .json(200, issued())
    default: return .empty(404)
    }
  }

  private func issued() -> DocumentValue {
    let keys = keys.issue(
      account: SandboxPrincipals.account, arn: SandboxPrincipals.machineARN, permissions: .everything,
      lifetime: sessionLifetime.map { $0 / .seconds(1) } ?? Self.lifetime)
    return [
      "Code": "Success", "AccessKeyId": .text(keys.accessKeyID), "SecretAccessKey": .text(keys.secretAccessKey),
      "Token": .text(keys.sessionToken ?? ""),
      "Expiration": .text((keys.expiration ?? .distantPast).formatted(.iso8601)),
    ]
  }
}
