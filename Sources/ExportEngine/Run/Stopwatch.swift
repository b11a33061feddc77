/// Seconds by stage.
struct Stopwatch {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private(set) var seconds: [String: Double] = [:]

  init() { start = clock.now }

  mutating func time<Value>(_ stage: String, _ work: () async throws -> Value) async rethrows -> Value {
    let begin = clock.now
    defer { seconds[stage, default: 0] += (clock.now - begin).inSeconds }
    return try await work()
  }

  /// All stages, and `total`.
  var report: [String: Double] { seconds.merging(["total": (clock.now - start).inSeconds]) { $1 } }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
