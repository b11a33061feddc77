/// When a request is sent again: network errors, 429 and 5xx, with jittered back-off; other 4xx are final (DESIGN 6).
public struct RetryPolicy: Sendable, Hashable {
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

  /// True for answers that another attempt may change.
  public static func isPassing(status: Int) -> Bool { status == 429 || status >= 500 }

  /// The wait after attempt `attempt` (from 1): `Retry-After` when the other side names one, else back-off.
  /// - Parameter jitter: 0 to 1; spreads clients that failed together.
  public func delay(after attempt: Int, retryAfter: String?, jitter: Double) -> Duration {
    if let retryAfter, let seconds = Int(retryAfter), seconds >= 0 { return .seconds(min(seconds, 3600)) }
    let doubled = firstDelay * (1 << min(attempt - 1, 16))
    return min(doubled, longestDelay) * (0.5 + jitter / 2)
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
}
