import Transport

/// Where the keys that sign requests come from; some sources renew them.
public protocol AWSCredentialsSource: Sendable {
  /// Keys that are good for a while yet.
  /// - Throws: `RemoteFailure` when none can be had, with what to do about it.
  func credentials() async throws(RemoteFailure) -> AWSCredentials

  /// Newer keys than those AWS just called expired.
  /// - Returns: nil when this source will never have any.
  func credentials(insteadOf expired: AWSCredentials) async throws(RemoteFailure) -> AWSCredentials?
}

/// Keys that stay as they are, such as those of a person or a session that somebody else opened.
extension AWSCredentials: AWSCredentialsSource {
  public func credentials() async throws(RemoteFailure) -> AWSCredentials { self }
  public func credentials(insteadOf expired: AWSCredentials) async throws(RemoteFailure) -> AWSCredentials? { nil }
}
