/// A query that AMC runs, and runs again, to make an audience for Amazon DSP (product document, “Rule-based Audiences”
/// parameters; contract 6).
public struct RuleBasedAudience: Sendable, Hashable {
  /// Amazon fails an audience of fewer people (product document, Requirements and Limitations).
  public static let fewestPeople = 2000
  /// Amazon advises to aim for this many, because not everybody can be reached (contract 6.1).
  public static let advisedPeople = 2500

  /// May return at most one row, which is not looked at; nil when nothing triggers the audience.
  public let trigger: Source?
  public let name: String
  public let description: String?
  /// Digits for Amazon DSP, `ENTITY…` for sponsored ads; always text, because the digits can be many.
  public let advertiserID: String
  public let query: String
  public let windowStart: UTCTime
  public let windowEnd: UTCTime
  /// 0 to 21; with 0 the audience ends after 30 days.
  public let refreshRateDays: Int
  /// True moves the window by the refresh rate at each refresh.
  public let movesWindow: Bool
  /// False ends the run once the audience is asked for.
  public let waitsUntilFinished: Bool
}
