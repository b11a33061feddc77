import Foundation

/// Where the sandbox keeps its files: the directory it was given, or a private temporary one.
struct SandboxDirectory: Sendable {
  private let root: URL
  private let isTemporary: Bool

  /// Object bodies and accepted rows; what a former process left there is removed, for its index is gone.
  var objects: URL { root.appending(path: "objects") }

  /// - Throws: `SandboxError.unusableState`.
  init(_ stateDirectory: URL?) throws(SandboxError) {
    isTemporary = stateDirectory == nil
    root =
      stateDirectory
      ?? FileManager.default.temporaryDirectory.appending(path: "amc-export-sandbox-\(RandomText.alphanumeric(12))")
    do {
      try? FileManager.default.removeItem(at: objects)
      try FileManager.default.createDirectory(
        at: objects, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unusableState(path: root.path, reason: "the directory cannot be created or written")
    }
  }

  func identity() throws(SandboxError) -> SandboxIdentity {
    isTemporary ? .invented() : try .kept(in: root)
  }

  func removeIfTemporary() {
    if isTemporary { try? FileManager.default.removeItem(at: root) }
  }
}

extension SandboxAccess {
  init(_ identity: SandboxIdentity, port: Int) {
    let keys = TreasureDataKeys(of: identity)
    self.init(
      port: port, clientID: identity.login.clientID, clientSecret: identity.login.clientSecret,
      refreshToken: identity.login.refreshToken, instanceID: identity.instanceID,
      accountID: SandboxIdentity.accountID, marketplaceID: SandboxIdentity.marketplaceID,
      s3AccessKeyID: identity.s3.accessKeyID, s3SecretAccessKey: identity.s3.secretAccessKey,
      region: SandboxIdentity.region, bucket: SandboxIdentity.bucket,
      dataUploadAccountID: identity.dataUploadAccountID, treasureDataKey: keys.master,
      treasureDataWriteOnlyKey: keys.writeOnly, trinoPassword: keys.trinoPassword)
  }
}
