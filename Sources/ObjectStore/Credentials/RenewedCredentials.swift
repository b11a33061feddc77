import Foundation
import Transport

/// Keeps temporary keys fresh: fetched when first needed, renewed before they lapse, by one task at a time.
public actor RenewedCredentials: AWSCredentialsSource {
  /// Renewed this long before they lapse, so that no request leaves with keys about to die; keys that live shorter than
  /// four times as long are renewed in the last quarter of their life.
  public static let margin: TimeInterval = 300

  private let fetch: @Sendable () async throws(RemoteFailure) -> AWSCredentials
  private let now: @Sendable () -> Date
  private var current: AWSCredentials?
  private var renewAt = Date.distantPast
  private var fetching: Task<AWSCredentials, any Error>?

  /// - Parameters:
  ///   - now: what the keys' expiration is held against.
  ///   - fetch: asks for new keys.
  public init(
    now: @escaping @Sendable () -> Date = { Date() },
    fetch: @escaping @Sendable () async throws(RemoteFailure) -> AWSCredentials
  ) {
    self.now = now
    self.fetch = fetch
  }

  public func credentials() async throws(RemoteFailure) -> AWSCredentials {
    if let current, now() < renewAt { return current }
    do {
      return try await renewed()
    } catch {
      // Keys that have not lapsed yet sign just as well; the next request tries to renew again.
      if let current, error.code == .remoteUnavailable, let end = current.expiration, now() < end { return current }
      throw error
    }
  }

  public func credentials(insteadOf expired: AWSCredentials) async throws(RemoteFailure) -> AWSCredentials? {
    if let current, current != expired { return current }
    return try await renewed()
  }

  private func renewed() async throws(RemoteFailure) -> AWSCredentials {
    let task = fetching ?? Task { [fetch] in try await fetch() }
    fetching = task
    defer { if fetching == task { fetching = nil } }
    do {
      let fresh = try await task.value
      keep(fresh)
      return fresh
    } catch let failure as RemoteFailure {
      throw failure
    } catch {
      throw RemoteFailure(
        .credentialsSource, .interrupted, at: "connection.s3", "Fetching the AWS keys was interrupted.",
        fix: "Run again.")
    }
  }

  private func keep(_ fresh: AWSCredentials) {
    guard fresh != current else { return }
    current = fresh
    let life = fresh.expiration.map { $0.timeIntervalSince(now()) } ?? .infinity
    renewAt = life == .infinity ? .distantFuture : now().addingTimeInterval(life - min(Self.margin, life / 4))
  }
}
