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

  /// `AMC_EXPORT_POLL_SECONDS` sets all waits; fractions are allowed (DESIGN 4).
  public init(environment: [String: String]) {
    self.init()
    guard let text = environment["AMC_EXPORT_POLL_SECONDS"], let seconds = Double(text), seconds >= 0, seconds.isFinite
    else { return }
    first = .milliseconds(Int(min(seconds, 86_400) * 1000))
    (interval, longest) = (first, first)
  }

  /// - Parameter question: how many questions were asked before.
  func delay(before question: Int) -> Duration {
    guard question > 0 else { return first }
    return max(interval, min(longest, interval + interval / 10 * (question - 1)))
  }
}
