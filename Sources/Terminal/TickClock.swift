import Screen

/// When a program's next tick is due. Ticks that were missed, for example while suspended, are not made up for.
struct TickClock: Sendable {
  typealias Instant = ContinuousClock.Instant

  private var last: Instant

  init(start: Instant) {
    last = start
  }

  /// How long until the next tick; nil when the program wants none.
  func delay(interval: Duration?, at now: Instant) -> Duration? {
    interval.map { max(.zero, last + max($0, RedrawPacing.shortest) - now) }
  }

  /// True once an interval has passed since the last tick, and counts that tick.
  mutating func isDue(interval: Duration?, at now: Instant) -> Bool {
    guard delay(interval: interval, at: now) == .zero else { return false }
    last = now
    return true
  }
}
