extension DraftReader {
  /// A delay of more than a year is a mistake.
  private static let longestDelay = 366 * 86_400

  mutating func scheduleSettings() -> ScheduleSettings {
    ScheduleSettings(
      cron: text("schedule.cron") ?? "", timeZone: text("schedule.timezone") ?? "UTC",
      delay: wholeNumber("schedule.delay", in: 0...Self.longestDelay, default: 0), start: text("schedule.start"),
      end: text("schedule.end"), isEnabled: flag("schedule.enabled", default: true),
      catchUp: choice("schedule.catch_up") ?? "all",
      catchUpLimit: wholeNumber("schedule.catch_up_limit", in: 1...10_000, default: 24),
      disableAfter: wholeNumber("schedule.disable_after", in: 0...10_000, default: 10))
  }
}

extension Draft {
  /// The schedule's values; what is wrong with their types is told by `validate()`.
  public var scheduleSettings: ScheduleSettings {
    var reader = DraftReader(self, .activation)
    return reader.scheduleSettings()
  }
}
