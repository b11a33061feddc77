/// A time as the screen needs it: for arithmetic and for reading.
public struct Moment: Sendable, Hashable {
  /// Seconds on a clock that only goes forward.
  public var seconds: Double
  /// The time of day in the person's zone, such as `17:04:09`.
  public var timeOfDay: String

  public init(seconds: Double, timeOfDay: String) {
    self.seconds = seconds
    self.timeOfDay = timeOfDay
  }

  /// The time of day without seconds.
  var hourAndMinute: String { String(timeOfDay.prefix(5)) }
}
