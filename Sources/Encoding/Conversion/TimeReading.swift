/// A date or time as a source writes it, fractions of a second cut (DESIGN 5).
enum TimeReading: Sendable, Hashable {
  /// No offset was written: the day and the second of that day, in a zone to be told.
  case local(CivilDate, second: Int)
  /// Seconds since 1970-01-01 00:00 UTC.
  case instant(Int)

  /// Reads all of the bytes.
  ///
  /// - Throws: `notATime`; `noSuchTime` for a day or time of day that does not exist; `milliseconds` for 13 digits.
  init(_ bytes: UnsafeRawBufferPointer) throws(ConversionFailure) {
    if let epoch = try Self.epoch(bytes) {
      self = .instant(epoch)
      return
    }
    var reader = ByteReader(bytes)
    let date = try Self.date(&reader)
    let second = reader.isAtEnd ? 0 : try Self.secondOfDay(&reader)
    if reader.isAtEnd {
      self = .local(date, second: second)
    } else {
      self = .instant(date.daysSinceEpoch * Self.secondsPerDay + second - (try Self.offset(&reader)))
    }
    guard reader.isAtEnd else { throw .notATime }
  }

  static let secondsPerDay = 86_400
  /// Twelve digits reach beyond the year 9999; thirteen are the milliseconds of our days.
  private static let mostEpochDigits = 12

  /// Epoch seconds, cut towards the past as other fractions are; nil when the text is not a number.
  private static func epoch(_ bytes: UnsafeRawBufferPointer) throws(ConversionFailure) -> Int? {
    var reader = ByteReader(bytes)
    let isNegative = reader.takeSign()
    let digits = reader.takeDigits()
    let fraction = reader.take(".") ? reader.takeDigits() : nil
    guard reader.isAtEnd, !digits.isEmpty, fraction?.isEmpty != true else { return nil }
    if digits.count > mostEpochDigits { throw digits.count == mostEpochDigits + 1 ? .milliseconds : .notATime }
    let seconds = digits.reduce(0) { $0 * 10 + Int($1.digitValue) }
    let isCut = fraction?.contains { $0 != UInt8(ascii: "0") } ?? false
    return isNegative ? -seconds - (isCut ? 1 : 0) : seconds
  }

  /// `yyyy-MM-dd`
  private static func date(_ reader: inout ByteReader) throws(ConversionFailure) -> CivilDate {
    guard let year = reader.takeNumber(digits: 4), reader.take("-"), let month = reader.takeNumber(digits: 2),
      reader.take("-"), let day = reader.takeNumber(digits: 2)
    else { throw .notATime }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchTime }
    return date
  }

  /// `T` or a blank, then `HH:mm[:ss[.fraction]]`
  private static func secondOfDay(_ reader: inout ByteReader) throws(ConversionFailure) -> Int {
    guard reader.take("T") || reader.take(" ") || reader.take("t"), let hour = reader.takeNumber(digits: 2),
      reader.take(":"), let minute = reader.takeNumber(digits: 2)
    else { throw .notATime }
    var second = 0
    if reader.take(":") {
      guard let written = reader.takeNumber(digits: 2) else { throw .notATime }
      second = written
      if reader.take(".") || reader.take(","), reader.takeDigits().isEmpty { throw .notATime }
    }
    guard hour < 24, minute < 60, second < 60 else { throw .noSuchTime }
    return hour * 3600 + minute * 60 + second
  }

  /// `Z`, `+hh`, `+hhmm` or `+hh:mm`, perhaps after a blank; a blank and `UTC`. In seconds east of Greenwich.
  private static func offset(_ reader: inout ByteReader) throws(ConversionFailure) -> Int {
    let followsBlank = reader.take(" ")
    if reader.take("Z") || reader.take("z") { return 0 }
    if followsBlank, reader.take("U") {
      guard reader.take("T"), reader.take("C") else { throw .notATime }
      return 0
    }
    guard reader.next == UInt8(ascii: "+") || reader.next == UInt8(ascii: "-") else { throw .notATime }
    let isNegative = reader.takeSign()
    guard let hour = reader.takeNumber(digits: 2) else { throw .notATime }
    let hasColon = reader.take(":")
    let minute = hasColon || !reader.isAtEnd ? reader.takeNumber(digits: 2) : 0
    guard let minute else { throw .notATime }
    guard hour < 24, minute < 60 else { throw .noSuchTime }
    return (isNegative ? -1 : 1) * (hour * 3600 + minute * 60)
  }
}
