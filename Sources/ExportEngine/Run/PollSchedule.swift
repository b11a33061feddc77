/// How often AMC is asked whether it is done.
///
/// Amazon advises to wait about a minute first; uploads usually take 6 to 15 minutes (contract 4.4).
public struct PollSchedule: Sendable, Hashable {
  /// The wait before the first question.
  public var first: Duration
  /// The wait before the second question; each later one grows by a tenth of it.
  public var interval: Duration
  /// The waits grow no longer than this.
  public var longest: Duration
  /// After this the run ends as “still running”.
  public var limit: Duration

  public init(
    first: Duration = .seconds(60), interval: Duration = .seconds(30), longest: Duration = .seconds(60),
    limit: Duration = .seconds(3 * 3600)
  ) {
    self.first = first
    self.interval = interval
    self.longest = longest
    self.limit = limit
  }

  /// `AMC_EXPORT_POLL_SECONDS` sets all waits (DESIGN 4), `AMC_EXPORT_WAIT_SECONDS` the limit; fractions are allowed.
  public init(environment: [String: String]) {
    self.init()
    if let wait = Self.duration(environment["AMC_EXPORT_POLL_SECONDS"]) {
      (first, interval, longest) = (wait, wait, wait)
    }
    if let wait = Self.duration(environment["AMC_EXPORT_WAIT_SECONDS"]) { limit = wait }
  }

  private static let mostSeconds = 7.0 * 86_400

  private static func duration(_ text: String?) -> Duration? {
    guard let text, let seconds = Double(text), seconds >= 0, seconds.isFinite else { return nil }
    return .milliseconds(Int(min(seconds, mostSeconds) * 1000))
  }

  /// - Parameter question: how many questions were asked before.
  func delay(before question: Int) -> Duration {
    guard question > 0 else { return first }
    return max(interval, min(longest, interval + interval / 10 * (question - 1)))
  }
}
