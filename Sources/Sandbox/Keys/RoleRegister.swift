/// The roles that can be assumed, with what their trust policies demand.
struct RoleRegister: Sendable {
  struct Role: Sendable, Hashable {
    let name: String
    /// ARNs of who may assume it.
    let trusted: Set<String>
    let externalID: String?
    /// The role's MaxSessionDuration in seconds.
    let longestSession: Int
    let permissions: Permissions
  }

  let account: String
  let roles: [Role]

  func role(_ arn: String) -> Role? { roles.first { arn == "arn:aws:iam::\(account):role/\($0.name)" } }
}
