/// A day of the Gregorian calendar.
public struct CalendarDay: Sendable, Hashable {
  public let daysSinceEpoch: Int
  public let year: Int
  public let month: Int
  public let day: Int

  /// The day so many days after 1970-01-01.
  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
    // Counted from 1 March of year 0, so that a leap day ends its year.
    let days = daysSinceEpoch + Self.daysToEpoch
    let cycle = days.floorDivided(by: Self.daysPerCycle)
    let dayOfCycle = days - cycle * Self.daysPerCycle
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
  }

  /// - Precondition: the month is 1 to 12. A day past the month's end is the following month's.
  init(year: Int, month: Int, day: Int) {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let monthFromMarch = month <= 2 ? month + 9 : month - 3
    let leapDays =
      yearFromMarch.floorDivided(by: 4) - yearFromMarch.floorDivided(by: 100) + yearFromMarch.floorDivided(by: 400)
    self.init(
      daysSinceEpoch: 365 * yearFromMarch + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - Self.daysToEpoch)
  }

  /// Reads `2026-03-08`; nil for anything else and for days the calendar does not have.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month), day > 0
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard self.month == month, self.day == day else { return nil }
  }

  /// Sunday is 0.
  public var dayOfWeek: Int {
    // 1970-01-01 was a Thursday.
    let days = daysSinceEpoch + 4
    return days - days.floorDivided(by: 7) * 7
  }

  var firstOfNextMonth: CalendarDay {
    CalendarDay(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
  }

  /// From 1 March of year 0 to 1970-01-01.
  private static let daysToEpoch = 719_468
  private static let daysPerCycle = 146_097
}

extension CalendarDay: Comparable, CustomStringConvertible {
  public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
    first.daysSinceEpoch < second.daysSinceEpoch
  }

  public var description: String {
    String(repeating: "0", count: max(0, 4 - String(year).count)) + "\(year)-\(twoDigits(month))-\(twoDigits(day))"
  }
}

extension Int {
  /// Rounds towards minus infinity, so that seconds before 1970 fall on their own day.
  func floorDivided(by divisor: Int) -> Int { (self >= 0 ? self : self - divisor + 1) / divisor }
}
