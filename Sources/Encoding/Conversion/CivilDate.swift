/// A day of the Gregorian calendar, extended backwards; years 1 to 9999, as four digits can write them.
struct CivilDate: Sendable, Hashable {
  let year: Int
  let month: Int
  let day: Int

  /// Nil when the calendar has no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.dayCount(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days after 1970-01-01; nil outside the years 1 to 9999.
  init?(daysSinceEpoch: Int) {
    guard Self.days.contains(daysSinceEpoch) else { return nil }
    // Counted from 1 March of year 0, so that a leap day ends its year and cycle.
    let days = daysSinceEpoch + Self.daysToEpoch
    let cycle = days / Self.daysPerCycle
    let dayOfCycle = days % Self.daysPerCycle
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
  }

  var daysSinceEpoch: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let monthFromMarch = month <= 2 ? month + 9 : month - 3
    let leapDays = yearFromMarch / 4 - yearFromMarch / 100 + yearFromMarch / 400
    return 365 * yearFromMarch + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - Self.daysToEpoch
  }

  /// Appends `yyyy-MM-dd`.
  func append(to output: inout [UInt8]) {
    let digits: InlineArray<10, UInt8> = [
      .digit(year / 1000), .digit(year / 100), .digit(year / 10), .digit(year), UInt8(ascii: "-"),
      .digit(month / 10), .digit(month), UInt8(ascii: "-"), .digit(day / 10), .digit(day),
    ]
    digits.span.withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }

  /// The calendar repeats, weekdays too, after 400 years.
  static let daysPerCycle = 146_097
  /// From 1 March of year 0 to 1970-01-01.
  private static let daysToEpoch = 719_468
  /// From 0001-01-01 to 9999-12-31.
  private static let days = -719_162...2_932_896

  private static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension UInt8 {
  /// The ASCII digit of a number's last place.
  static func digit(_ number: Int) -> UInt8 { 0x30 &+ UInt8(truncatingIfNeeded: number % 10) }
}
