/// How often AMC is asked whether an upload is done.
///
/// Amazon advises to wait about a minute first; uploads usually take 6 to 15 minutes (contract 4.4).
public struct PollSchedule: Sendable, Hashable {
  /// The wait before the first question.
  public var first: Duration
  /// The wait between questions.
  public var interval: Duration
  /// After this the run ends as “still running”.
  public var limit: Duration

  public init(first: Duration = .seconds(60), interval: Duration = .seconds(30), limit: Duration = .seconds(3 * 3600)) {
    self.first = first
    self.interval = interval
    self.limit = limit
  }

  /// `AMC_EXPORT_POLL_SECONDS` sets both waits; fractions are allowed (DESIGN 4).
  public init(environment: [String: String]) {
    self.init()
    guard let text = environment["AMC_EXPORT_POLL_SECONDS"], let seconds = Double(text), seconds >= 0, seconds.isFinite
    else { return }
    first = .milliseconds(Int(seconds * 1000))
    interval = first
  }
}
