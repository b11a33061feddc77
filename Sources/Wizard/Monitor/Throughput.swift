/// How fast something went over the last minute, in steps for a small chart.
struct Throughput: Sendable, Hashable {
  /// Seconds of one step of the chart.
  private static let step = 2.0
  /// The most steps kept: a minute.
  private static let capacity = 30

  private var start: (value: Int64, time: Double)?
  /// Amount a second, step by step, the oldest first.
  private(set) var steps: [Double] = []

  init() {}

  /// - Parameter value: the whole amount so far.
  mutating func add(_ value: Int64, at seconds: Double) {
    guard let start, value >= start.value, seconds >= start.time else {
      start = (value, seconds)
      return
    }
    let passed = seconds - start.time
    guard passed >= Self.step else { return }
    let speed = Double(value - start.value) / passed
    // A long silence is as many steps as it took.
    let count = min(Self.capacity, max(1, Int(passed / Self.step)))
    steps = (steps + Array(repeating: speed, count: count)).suffix(Self.capacity)
    self.start = (value, seconds)
  }

  /// Nil while nothing is known.
  var peak: Double? { steps.max() }

  /// The steps as signs, the fastest the highest.
  func bars(of signs: [Character]) -> String {
    guard let peak, peak > 0, let lowest = signs.first else { return "" }
    return String(steps.map { signs.isEmpty ? lowest : signs[Int($0 / peak * Double(signs.count - 1) + 0.5)] })
  }

  static func == (left: Throughput, right: Throughput) -> Bool {
    left.steps == right.steps && left.start?.value == right.start?.value && left.start?.time == right.start?.time
  }

  func hash(into hasher: inout Hasher) { hasher.combine(steps) }
}
