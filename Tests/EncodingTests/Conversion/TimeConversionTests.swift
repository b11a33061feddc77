import Testing

@testable import Encoding

@Suite("Converting times")
struct TimeConversionTests {
  @Test(
    "Every accepted form becomes UTC seconds",
    arguments: [
      ("2024-05-01T08:00:00Z", "2024-05-01T08:00:00Z"), ("2024-05-01 08:00:00", "2024-05-01T08:00:00Z"),
      ("2024-05-01T08:00", "2024-05-01T08:00:00Z"), ("2024-05-01", "2024-05-01T00:00:00Z"),
      ("2024-05-01 08:00:00.999999", "2024-05-01T08:00:00Z"), ("2024-05-01T08:00:00,5Z", "2024-05-01T08:00:00Z"),
      ("2024-05-01T08:00:00+02:00", "2024-05-01T06:00:00Z"), ("2024-05-01T08:00:00+0200", "2024-05-01T06:00:00Z"),
      ("2024-05-01T08:00:00+02", "2024-05-01T06:00:00Z"), ("2024-05-01T08:00:00.123-07:00", "2024-05-01T15:00:00Z"),
      ("2024-05-01 08:00:00+05:30", "2024-05-01T02:30:00Z"), ("2024-05-01 08:00:00 UTC", "2024-05-01T08:00:00Z"),
      ("2024-05-01 08:00:00.000 UTC", "2024-05-01T08:00:00Z"), ("2024-05-01 08:00:00 +0900", "2024-04-30T23:00:00Z"),
      ("2024-05-01T08:00Z", "2024-05-01T08:00:00Z"), ("2024-05-01t08:00:00z", "2024-05-01T08:00:00Z"),
      ("2023-12-31T23:59:59-00:30", "2024-01-01T00:29:59Z"), (" 2024-05-01 \n", "2024-05-01T00:00:00Z"),
      ("0", "1970-01-01T00:00:00Z"), ("1714550400", "2024-05-01T08:00:00Z"), ("+1", "1970-01-01T00:00:01Z"),
      ("-1", "1969-12-31T23:59:59Z"), ("-0.5", "1969-12-31T23:59:59Z"), ("-1.000", "1969-12-31T23:59:59Z"),
      ("1714550400.99", "2024-05-01T08:00:00Z"), ("253402300799", "9999-12-31T23:59:59Z"),
      ("-62135596800", "0001-01-01T00:00:00Z"), ("0001-01-01", "0001-01-01T00:00:00Z"),
      ("9999-12-31 23:59:59", "9999-12-31T23:59:59Z"), ("2000-02-29", "2000-02-29T00:00:00Z"),
      ("2024-02-29", "2024-02-29T00:00:00Z"), ("20240501", "1970-08-23T06:21:41Z"),
    ])
  func timestamp(cell: String, expected: String) {
    #expect(CellConverter(.timestamp).result(of: cell) == .success(expected))
  }

  @Test(
    "A DATE is the day in UTC with an offset, else its own day",
    arguments: [
      ("2024-05-01", "2024-05-01"), ("2024-05-01 23:59:59", "2024-05-01"), ("2024-05-01T23:00:00-02:00", "2024-05-02"),
      ("2024-05-01T01:00:00+02:00", "2024-04-30"), ("2024-05-01T23:00:00Z", "2024-05-01"), ("1714607999", "2024-05-01"),
      ("1714608000", "2024-05-02"), ("-1", "1969-12-31"), ("9999-12-31T23:59:59", "9999-12-31"),
    ])
  func date(cell: String, expected: String) throws {
    #expect(CellConverter(.date).result(of: cell) == .success(expected))
    let tokyo = try #require(ZoneOffsets(identifier: "Asia/Tokyo"))
    #expect(CellConverter(.date, zone: tokyo).result(of: cell) == .success(expected))
  }

  @Test(
    "What is no time is refused with its reason",
    arguments: [
      ("", ConversionFailure.notATime), ("yesterday", .notATime), ("2024-5-1", .notATime), ("24-05-01", .notATime),
      ("2024/05/01", .notATime), ("05/01/2024", .notATime), ("2024-05-01T", .notATime),
      ("2024-05-01T08", .notATime), ("2024-05-01T0800", .notATime), ("2024-05-01T08:00:", .notATime),
      ("2024-05-01T08:00:00.", .notATime), ("2024-05-01T08:00:00.Z", .notATime), ("2024-05-01T08:00:00UTC", .notATime),
      ("2024-05-01T08:00:00 UT", .notATime), ("2024-05-01 08:00:00 America/Los_Angeles", .notATime),
      ("2024-05-01T08:00:00+", .notATime), ("2024-05-01T08:00:00+2", .notATime), ("2024-05-01T08:00:00+02:", .notATime),
      ("2024-05-01T08:00:00+02:0", .notATime), ("2024-05-01T08:00:00Z ago", .notATime), ("2024-05-01Z", .notATime),
      ("2024-05-01  08:00:00", .notATime), ("1714550400.", .notATime), ("1.7145504E9", .notATime), ("-", .notATime),
      ("2024-02-30", .noSuchTime), ("2023-02-29", .noSuchTime), ("1900-02-29", .noSuchTime),
      ("2024-04-31", .noSuchTime),
      ("2024-13-01", .noSuchTime), ("2024-00-01", .noSuchTime), ("2024-01-00", .noSuchTime),
      ("0000-01-01", .noSuchTime),
      ("2024-05-01T24:00:00", .noSuchTime), ("2024-05-01T23:60:00", .noSuchTime), ("2024-05-01T23:59:60Z", .noSuchTime),
      ("2024-05-01T08:00:00+24:00", .noSuchTime), ("2024-05-01T08:00:00+02:60", .noSuchTime),
      ("1714550400000", .milliseconds), ("-1714550400000", .milliseconds), ("17145504000000", .notATime),
      ("1714550400000000000", .notATime), ("253402300800", .outOfRange), ("-62135596801", .outOfRange),
      ("999999999999", .outOfRange), ("9999-12-31T23:59:59-00:01", .outOfRange),
      ("0001-01-01T00:00:00+00:01", .outOfRange),
    ])
  func refused(cell: String, reason: ConversionFailure) {
    #expect(CellConverter(.timestamp).result(of: cell) == .failure(reason))
    #expect(CellConverter(.date).result(of: cell) == .failure(reason))
  }

  @Test(
    "A time without offset is read in the zone, daylight saving included",
    arguments: [
      ("America/Los_Angeles", "2024-01-15 12:00:00", "2024-01-15T20:00:00Z"),
      ("America/Los_Angeles", "2024-07-15 12:00:00", "2024-07-15T19:00:00Z"),
      ("America/Los_Angeles", "2024-03-10 01:59:59", "2024-03-10T09:59:59Z"),
      ("America/Los_Angeles", "2024-03-10 02:30:00", "2024-03-10T10:30:00Z"),
      ("America/Los_Angeles", "2024-03-10 03:00:00", "2024-03-10T10:00:00Z"),
      ("America/Los_Angeles", "2024-11-03 01:30:00", "2024-11-03T08:30:00Z"),
      ("America/Los_Angeles", "2024-11-03 02:00:00", "2024-11-03T10:00:00Z"),
      ("Europe/Berlin", "2024-05-01", "2024-04-30T22:00:00Z"),
      ("Asia/Kolkata", "2024-05-01 08:00", "2024-05-01T02:30:00Z"),
      ("Europe/Berlin", "2600-07-01 12:00:00", "2600-07-01T10:00:00Z"),
      ("Europe/Berlin", "9999-01-01 12:00:00", "9999-01-01T11:00:00Z"),
      ("America/Los_Angeles", "2024-07-15T12:00:00Z", "2024-07-15T12:00:00Z"),
      ("America/Los_Angeles", "1714550400", "2024-05-01T08:00:00Z"),
    ])
  func zones(zone: String, cell: String, expected: String) throws {
    let offsets = try #require(ZoneOffsets(identifier: zone))
    #expect(CellConverter(.timestamp, zone: offsets).result(of: cell) == .success(expected))
  }

  @Test("An unknown zone has no offsets", arguments: ["", "Mars/Olympus", "America/Los Angeles"])
  func unknownZone(identifier: String) {
    #expect(ZoneOffsets(identifier: identifier) == nil)
  }

  @Test("Days and dates are each other's inverse over the whole calendar")
  func calendar() throws {
    var date = try #require(CivilDate(year: 1, month: 1, day: 1))
    var days = date.daysSinceEpoch
    while let next = CivilDate(daysSinceEpoch: days + 1) {
      days += 1
      #expect(next.daysSinceEpoch == days)
      #expect((next.year, next.month, next.day) > (date.year, date.month, date.day))
      date = next
    }
    #expect(date == CivilDate(year: 9999, month: 12, day: 31))
  }
}
