/// When to draw: at once after a person did something, at most ten times a second for progress, never for nothing.
struct RedrawPacing: Sendable {
  typealias Instant = ContinuousClock.Instant

  static let shortest = Duration.milliseconds(100)

  private var isUrgent = true
  private var isDirty = true
  private var lastDraw: Instant?

  /// The picture changed because of input.
  mutating func inputCame() {
    isUrgent = true
    isDirty = true
  }

  /// The picture changed because of a message or the clock.
  mutating func progressCame() {
    isDirty = true
  }

  mutating func drew(at now: Instant) {
    isUrgent = false
    isDirty = false
    lastDraw = now
  }

  /// How long to wait before drawing: nil when nothing changed, zero when now.
  func delay(at now: Instant) -> Duration? {
    guard isDirty else { return nil }
    guard !isUrgent, let lastDraw else { return .zero }
    return max(.zero, lastDraw + Self.shortest - now)
  }
}
