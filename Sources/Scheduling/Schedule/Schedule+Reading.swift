import Activation

extension Schedule {
  /// Makes a schedule of what an activation says, and tells what is wrong with it.
  ///
  /// - Parameter zones: finds the rules of a zone by its name; nil when there is no such zone.
  /// - Returns: no schedule and no issue when the activation has none: empty text, or the word None.
  public static func read(
    _ settings: ScheduleSettings, zones: (String) -> ZoneRules?
  ) -> (schedule: Schedule?, issues: [Issue]) {
    var reading = ScheduleReading(settings)
    let cron = reading.cron()
    let zone = reading.zone(zones)
    let (first, last) = reading.days()
    let catchUp = reading.catchUp()
    guard let cron, let zone, let catchUp, !reading.issues.hasErrors else { return (nil, reading.issues) }
    let schedule = Schedule(
      cron: cron, zone: zone, delay: settings.delay, firstDay: first, lastDay: last, isEnabled: settings.isEnabled,
      catchUp: catchUp, catchUpLimit: settings.catchUpLimit, disableAfter: settings.disableAfter)
    return (schedule, reading.issues)
  }
}

private struct ScheduleReading {
  let settings: ScheduleSettings
  private(set) var issues: [Issue] = []

  init(_ settings: ScheduleSettings) { self.settings = settings }

  mutating func cron() -> CronExpression? {
    do {
      return try CronExpression.optional(settings.cron)
    } catch {
      issues.append(.error(.invalidValue, "schedule.cron", error.message, fix: error.fix))
      return nil
    }
  }

  mutating func zone(_ zones: (String) -> ZoneRules?) -> ZoneRules? {
    if let zone = zones(settings.timeZone) { return zone }
    issues.append(ZoneName.refusal(settings.timeZone, at: "schedule.timezone"))
    return nil
  }

  mutating func days() -> (first: CalendarDay?, last: CalendarDay?) {
    let (first, last) = (day(settings.start, "schedule.start"), day(settings.end, "schedule.end"))
    if let first, let last, last < first {
      issues.append(
        .error(
          .contradiction, "schedule.end", "The schedule ends on \(last), before it starts on \(first).",
          fix: "Give a later day, or remove one of the two."))
    }
    return (first, last)
  }

  private mutating func day(_ text: String?, _ path: FieldPath) -> CalendarDay? {
    guard let text else { return nil }
    if let day = CalendarDay(text) { return day }
    issues.append(
      .error(.invalidValue, path, "“\(text)” is not a day of the calendar.", fix: "Write it as 2026-03-31."))
    return nil
  }

  mutating func catchUp() -> CatchUp? { CatchUp(rawValue: settings.catchUp) }
}
