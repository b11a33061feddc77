import Transport

/// Keys and whether they are a role's own: a role that assumes another may do so for an hour at most (contract 9.3).
struct BaseCredentials: Sendable {
  let keys: AWSCredentials
  let belongToRole: Bool

  init(_ keys: AWSCredentials, belongToRole: Bool) {
    self.keys = keys
    self.belongToRole = belongToRole
  }
}
