import Foundation
import Synchronization
import Transport

/// Every pair of keys that opens something here: those of users, and those that STS and the metadata endpoints issued.
final class KeyRegister: Sendable {
  private struct State: Sendable {
    var keys: [String: KnownKey] = [:]
    var sessionsCountAfter = Date.distantPast
    var issued: [String: Date] = [:]
  }

  private let state = Mutex(State())

  init(users: [KnownKey]) {
    state.withLock { state in
      for user in users { state.keys[user.credentials.accessKeyID] = user }
    }
  }

  func key(_ accessKeyID: String) -> KnownKey? { state.withLock { $0.keys[accessKeyID] } }

  /// Temporary keys for a while.
  func issue(
    account: String, arn: String, permissions: Permissions, lifetime: TimeInterval, now: Date = Date()
  ) -> AWSCredentials {
    let credentials = AWSCredentials(
      accessKeyID: "ASIA" + RandomText.alphanumeric(16).uppercased(), secretAccessKey: RandomText.alphanumeric(40),
      sessionToken: RandomText.alphanumeric(120), expiration: now.addingTimeInterval(lifetime))
    let key = KnownKey(credentials: credentials, account: account, arn: arn, permissions: permissions)
    state.withLock { state in
      state.keys[credentials.accessKeyID] = key
      state.issued[credentials.accessKeyID] = now
    }
    return credentials
  }

  /// Whether temporary keys have lapsed, by their time or because all of their kind were ended.
  func hasLapsed(_ key: KnownKey, now: Date = Date()) -> Bool {
    guard let end = key.credentials.expiration else { return false }
    let isEnded = state.withLock { ($0.issued[key.credentials.accessKeyID] ?? .distantFuture) <= $0.sessionsCountAfter }
    return now >= end || isEnded
  }

  /// Ends every session that was opened so far.
  func endSessions(now: Date = Date()) { state.withLock { $0.sessionsCountAfter = now } }
}
