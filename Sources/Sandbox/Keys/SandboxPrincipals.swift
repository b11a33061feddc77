import Crypto
import Foundation
import Transport

/// The users and roles of the sandbox's AWS account. Their secrets follow from the one secret a state directory keeps.
struct SandboxPrincipals: Sendable {
  /// The account that owns the buckets.
  static let account = "444455556666"
  static let roleName = "amc-upload"
  /// Trusts nobody.
  static let closedRoleName = "amc-closed"
  /// The role of the container and of the instance.
  static let machineRoleName = "amc-machine"
  /// The sandbox's role allows four hours.
  static let longestSession = 4 * 3600

  let exporter: AWSCredentials
  /// May look, but not write.
  let reader: AWSCredentials
  let externalID: String
  let containerToken: String

  init(exporter: AWSCredentials) {
    self.exporter = exporter
    let seed = exporter.secretAccessKey
    reader = AWSCredentials(
      accessKeyID: "AKIA" + Self.derived(seed, "reader id", 16).uppercased(),
      secretAccessKey: Self.derived(seed, "reader", 40))
    externalID = Self.derived(seed, "external id", 24)
    containerToken = Self.derived(seed, "container", 32)
  }

  private static func user(_ name: String) -> String { "arn:aws:iam::\(account):user/\(name)" }

  static var machineARN: String { "arn:aws:sts::\(account):assumed-role/\(machineRoleName)/sandbox" }

  var users: [KnownKey] {
    [
      KnownKey(
        credentials: exporter, account: Self.account, arn: Self.user("exporter"), permissions: .everything),
      KnownKey(
        credentials: reader, account: Self.account, arn: Self.user("reader"),
        permissions: .only(["s3:ListBucket", "s3:GetObject", "s3:ListAllMyBuckets"])),
    ]
  }

  var roles: RoleRegister {
    let upload = RoleRegister.Role(
      name: Self.roleName, trusted: [Self.user("exporter"), Self.machineARN], externalID: externalID,
      longestSession: Self.longestSession, permissions: .everything)
    let closed = RoleRegister.Role(
      name: Self.closedRoleName, trusted: [], externalID: nil, longestSession: Self.longestSession,
      permissions: .everything)
    return RoleRegister(account: Self.account, roles: [upload, closed])
  }

  private static func derived(_ seed: String, _ label: String, _ count: Int) -> String {
    let digest = SHA256.hash(data: Data("\(label) of \(seed)".utf8))
    return String(Hexadecimal.text(of: digest).prefix(count))
  }
}
