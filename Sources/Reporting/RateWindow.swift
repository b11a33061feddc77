/// Speed over the last minute, and from it the time that is left.
///
/// Says nothing until it has a second of data, and starts anew when a value goes backwards.
public struct RateWindow: Sendable, Hashable {
  /// Older samples are forgotten.
  public static let seconds = 60.0
  /// Less than this says nothing.
  public static let shortest = 1.0

  private struct Sample: Sendable, Hashable {
    var value: Double
    var time: Double
  }

  private var samples: [Sample] = []

  public init() {}

  /// - Parameters:
  ///   - value: the whole amount so far.
  ///   - seconds: when, on any clock that only goes forward.
  public mutating func add(_ value: Double, at seconds: Double) {
    if let last = samples.last, value < last.value || seconds < last.time { samples = [] }
    samples.append(Sample(value: value, time: seconds))
    while samples.count > 2, seconds - samples[1].time > Self.seconds { samples.removeFirst() }
  }

  /// Nil while unknown.
  public var perSecond: Double? {
    guard let first = samples.first, let last = samples.last, last.time - first.time >= Self.shortest else {
      return nil
    }
    return (last.value - first.value) / (last.time - first.time)
  }

  /// Seconds until `remaining` more is done; nil while unknown. Never 0 while anything remains.
  public func secondsLeft(_ remaining: Double) -> Double? {
    guard remaining > 0 else { return 0 }
    guard let perSecond, perSecond > 0 else { return nil }
    return max(1, remaining / perSecond)
  }
}
