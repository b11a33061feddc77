import Foundation
import Transport

/// A pair of keys the sandbox knows, and whose they are.
struct KnownKey: Sendable, Hashable {
  let credentials: AWSCredentials
  let account: String
  /// `arn:aws:iam::…:user/NAME` or `arn:aws:sts::…:assumed-role/ROLE/SESSION`.
  let arn: String
  let permissions: Permissions

  /// A role that assumes another may do so for an hour only (contract 9.3).
  var belongsToRole: Bool { arn.contains(":assumed-role/") }
}
