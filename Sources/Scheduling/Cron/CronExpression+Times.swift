extension CronExpression {
  /// The first fire instant that is not before `instant`; nil when there is none within the search's reach.
  ///
  /// Fire instants are the whole UTC minutes whose wall clock in the zone matches: a wall time that daylight saving
  /// skips does not fire, one that comes twice fires twice (contract 4.3, rule 7).
  public func next(atOrAfter instant: Int, in zone: ZoneRules) -> Int? {
    var from = Self.nextWholeMinute(instant)
    let limit = from + Self.reach
    while from < limit {
      let span = zone.span(at: from)
      let end = min(span.end, limit)
      if let local = nextWallTime(from: from + span.offset, before: end + span.offset) {
        let fire = Self.nextWholeMinute(local - span.offset)
        if fire < end { return fire }
      }
      from = Self.nextWholeMinute(end)
    }
    return nil
  }

  /// The longest gap of a schedule is eight years, from 29 February 2096 to that of 2104; a day that is skipped in its
  /// zone can double it.
  private static let reach = 28 * 366 * ZoneRules.secondsPerDay

  private static func nextWholeMinute(_ second: Int) -> Int { -(-second).floorDivided(by: 60) * 60 }

  /// The first matching minute of the wall clock, in seconds since 1970-01-01T00:00 of that clock.
  private func nextWallTime(from local: Int, before end: Int) -> Int? {
    var day = CalendarDay(daysSinceEpoch: local.floorDivided(by: ZoneRules.secondsPerDay))
    var minute = (local - day.daysSinceEpoch * ZoneRules.secondsPerDay) / 60
    while day.daysSinceEpoch * ZoneRules.secondsPerDay < end {
      if matches(day), let match = nextMinute(from: minute) {
        return day.daysSinceEpoch * ZoneRules.secondsPerDay + match * 60
      }
      day =
        months.contains(day.month) ? CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 1) : day.firstOfNextMonth
      minute = 0
    }
    return nil
  }

  private func nextMinute(from minute: Int) -> Int? {
    let hour = minute / 60
    if hours.contains(hour), let match = minutes.first(from: minute % 60) { return hour * 60 + match }
    guard let later = hours.first(from: hour + 1), let first = minutes.first(from: 0) else { return nil }
    return later * 60 + first
  }

  private func matches(_ day: CalendarDay) -> Bool {
    guard months.contains(day.month) else { return false }
    switch dayRule.decision {
    case .everyDay: return true
    case .dayOfMonth: return daysOfMonth.contains(day.day)
    case .dayOfWeek: return daysOfWeek.contains(day.dayOfWeek)
    }
  }
}
