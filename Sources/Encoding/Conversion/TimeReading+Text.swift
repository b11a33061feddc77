/// TIMESTAMP and DATE as AMC reads them (contract 3.7).
extension TimeReading {
  /// Appends `yyyy-MM-ddTHH:mm:ssZ` in UTC; a time without offset is read in the zone.
  /// - Throws: `outOfRange` when the instant falls outside the years 1 to 9999.
  func appendTimestamp(in zone: ZoneOffsets, to output: inout [UInt8]) throws(ConversionFailure) {
    switch self {
    case .local(let date, let second) where zone.isUTC:
      Self.append(date, second, to: &output)
    case .local(let date, let second):
      let local = date.daysSinceEpoch * Self.secondsPerDay + second
      try Self.append(instant: local - zone.offset(atLocal: local), to: &output)
    case .instant(let instant):
      try Self.append(instant: instant, to: &output)
    }
  }

  /// Appends `yyyy-MM-dd`: the own day of a time without offset, else the day in UTC.
  /// - Throws: `outOfRange` when the day falls outside the years 1 to 9999.
  func appendDate(to output: inout [UInt8]) throws(ConversionFailure) {
    switch self {
    case .local(let date, _): date.append(to: &output)
    case .instant(let instant): try Self.day(of: instant).date.append(to: &output)
    }
  }

  private static func append(instant: Int, to output: inout [UInt8]) throws(ConversionFailure) {
    let (date, second) = try day(of: instant)
    append(date, second, to: &output)
  }

  private static func day(of instant: Int) throws(ConversionFailure) -> (date: CivilDate, second: Int) {
    let (days, second) = instant.quotientAndRemainder(dividingBy: secondsPerDay)
    let isBefore = second < 0
    guard let date = CivilDate(daysSinceEpoch: isBefore ? days - 1 : days) else { throw .outOfRange }
    return (date, isBefore ? second + secondsPerDay : second)
  }

  private static func append(_ date: CivilDate, _ second: Int, to output: inout [UInt8]) {
    let (hour, minute) = (second / 3600, second / 60 % 60)
    let digits: InlineArray<10, UInt8> = [
      UInt8(ascii: "T"), .digit(hour / 10), .digit(hour), UInt8(ascii: ":"), .digit(minute / 10), .digit(minute),
      UInt8(ascii: ":"), .digit(second % 60 / 10), .digit(second % 60), UInt8(ascii: "Z"),
    ]
    date.append(to: &output)
    digits.span.withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }
}
