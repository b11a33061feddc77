import Synchronization

/// A token bucket: so many requests a second on average, so many at once (contract 6.2).
final class RateBucket: Sendable {
  private struct State {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let burst: Double
  private let state: Mutex<State>

  init(perSecond: Double, burst: Double, now: ContinuousClock.Instant = .now) {
    self.perSecond = perSecond
    self.burst = burst
    state = Mutex(State(tokens: burst, filledAt: now))
  }

  /// - Throws: a 429 when the bucket is empty.
  func take(at now: ContinuousClock.Instant = .now) throws(MarketingCloudRefusal) {
    let isThere = state.withLock { state in
      let passed = (now - state.filledAt) / .seconds(1)
      state = State(tokens: min(burst, state.tokens + passed * perSecond), filledAt: now)
      guard state.tokens >= 1 else { return false }
      state.tokens -= 1
      return true
    }
    guard isThere else { throw .tooManyRequests }
  }
}
