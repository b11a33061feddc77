/// Which day field of a cron expression decides.
///
/// When both are restricted, the one that asks for more dates in the 400 years after which the calendar repeats is
/// followed and the other ignored; a tie goes to the day of week (contract 4.3, rule 5).
public struct DayRule: Sendable, Hashable {
  public enum Decision: Sendable, Hashable {
    case everyDay
    case dayOfMonth
    case dayOfWeek
  }

  /// How many dates of 2000-01-01 to 2399-12-31 each field asks for.
  public struct Contest: Sendable, Hashable {
    public let dayOfMonth: Int
    public let dayOfWeek: Int
  }

  public let decision: Decision
  /// Nil unless both fields are restricted.
  public let contest: Contest?
  /// Dates in 400 years on which the expression fires; 0 means never.
  let dateCount: Int

  /// - Parameters:
  ///   - daysOfMonth: nil when unrestricted.
  ///   - daysOfWeek: nil when unrestricted.
  init(daysOfMonth: CronValues?, daysOfWeek: CronValues?, months: CronValues) {
    let byMonth = daysOfMonth.map { CalendarCycle.count(months: months, daysOfMonth: $0) }
    let byWeek = daysOfWeek.map { CalendarCycle.count(months: months, daysOfWeek: $0) }
    switch (byMonth, byWeek) {
    case (nil, nil): decision = .everyDay
    case (_?, nil): decision = .dayOfMonth
    case (nil, _?): decision = .dayOfWeek
    case (let byMonth?, let byWeek?): decision = byMonth > byWeek ? .dayOfMonth : .dayOfWeek
    }
    contest = byMonth.flatMap { byMonth in byWeek.map { Contest(dayOfMonth: byMonth, dayOfWeek: $0) } }
    dateCount = max(byMonth ?? 0, byWeek ?? 0, decision == .everyDay ? 1 : 0)
  }
}

/// How often days come in the Gregorian calendar's cycle of 400 years.
private enum CalendarCycle {
  private static let firstDay = CalendarDay(year: 2000, month: 1, day: 1).daysSinceEpoch
  private static let dayCount = 146_097

  /// `[month][day of month]`, `[month][day of week]`.
  private static let tables: (ofMonth: [[Int]], ofWeek: [[Int]]) = {
    var ofMonth = [[Int]](repeating: [Int](repeating: 0, count: 32), count: 13)
    var ofWeek = [[Int]](repeating: [Int](repeating: 0, count: 7), count: 13)
    for number in firstDay..<firstDay + dayCount {
      let day = CalendarDay(daysSinceEpoch: number)
      ofMonth[day.month][day.day] += 1
      ofWeek[day.month][day.dayOfWeek] += 1
    }
    return (ofMonth, ofWeek)
  }()

  static func count(months: CronValues, daysOfMonth: CronValues) -> Int {
    months.all.reduce(0) { sum, month in daysOfMonth.all.reduce(sum) { $0 + tables.ofMonth[month][$1] } }
  }

  static func count(months: CronValues, daysOfWeek: CronValues) -> Int {
    months.all.reduce(0) { sum, month in daysOfWeek.all.reduce(sum) { $0 + tables.ofWeek[month][$1] } }
  }
}
