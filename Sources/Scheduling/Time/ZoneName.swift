import Activation

/// Names of time zones as a schedule may give them: regions of the time zone database only (contract 4.3, rule 10).
public enum ZoneName {
  /// True for `UTC` and names with a region, such as `Asia/Tokyo`; whether the zone exists is another question.
  ///
  /// Abbreviations (PST, JST-9) are refused: they name several places, and no daylight saving.
  public static func isRegional(_ name: String) -> Bool {
    name == "UTC" || name.contains("/") && !name.hasPrefix("/") && !name.contains("..")
  }

  public static func refusal(_ name: String, at path: FieldPath) -> Issue {
    let reason =
      isRegional(name)
      ? "There is no time zone “\(name)”."
      : "“\(name)” is not the name of a region; abbreviations are not accepted, because they leave open which place's clocks are meant."
    return .error(
      .invalidValue, path, reason, fix: "Use a name of the time zone database, such as America/Los_Angeles or UTC.")
  }
}
