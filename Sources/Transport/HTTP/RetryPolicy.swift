import Foundation

/// When a request is sent again: network errors, 408, 429 and 5xx, with jittered back-off; other 4xx are final
/// (DESIGN 6).
public struct RetryPolicy: Sendable, Hashable {
  /// The longest wait another side may ask for by `Retry-After`.
  public static let longestRetryAfter: Duration = .seconds(3600)

  /// Attempts in all, the first included.
  public var attempts: Int
  /// The wait before the second attempt; it doubles from there.
  public var firstDelay: Duration
  public var longestDelay: Duration

  public init(attempts: Int = 6, firstDelay: Duration = .seconds(1), longestDelay: Duration = .seconds(30)) {
    self.attempts = attempts
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
  }

  /// One attempt and no wait, for questions that only this machine's surroundings can answer.
  public static let once = RetryPolicy(attempts: 1)

  /// True for answers that another attempt may change.
  public static func isPassing(status: Int) -> Bool { status == 408 || status == 429 || status >= 500 }

  /// The wait after attempt `attempt` (from 1): `Retry-After` when the other side names one, else back-off.
  /// - Parameters:
  ///   - retryAfter: seconds or an HTTP date (RFC 9110 10.2.3); anything else is overlooked.
  ///   - jitter: 0 to 1; spreads clients that failed together.
  ///   - now: what a date is held against.
  public func delay(after attempt: Int, retryAfter: String?, jitter: Double, now: Date = Date()) -> Duration {
    if let asked = retryAfter.flatMap({ Self.wait($0, now) }) { return asked }
    let doubled = firstDelay * (1 << min(attempt - 1, 16))
    return min(doubled, longestDelay) * (0.5 + jitter / 2)
  }

  private static func wait(_ retryAfter: String, _ now: Date) -> Duration? {
    let text = retryAfter.trimmingCharacters(in: .whitespaces)
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Int(text).map { min(.seconds($0), longestRetryAfter) } ?? longestRetryAfter
    }
    guard let date = HTTPDate.read(text, now: now) else { return nil }
    return min(.seconds(max(0, date.timeIntervalSince(now).rounded(.up))), longestRetryAfter)
  }
}

/// A wait before another attempt, told to whoever watches.
public struct RetryNotice: Sendable, Hashable {
  public var purpose: String
  public var reason: String
  /// The attempt that comes next, from 2.
  public var attempt: Int
  public var attempts: Int
  public var delay: Duration

  /// Something is sent once more without a wait, because the answer told how to mend it.
  public static func mended(_ purpose: String, _ reason: String) -> RetryNotice {
    RetryNotice(purpose: purpose, reason: reason, attempt: 2, attempts: 2, delay: .zero)
  }
}
