import Activation
import Foundation
import TestSupport
import Testing

@Suite("Times in UTC")
struct UTCTimeTests {
  static let readings = [
    ("2023-06-25T00:00:00", "2023-06-25T00:00:00Z"), ("2023-06-25", "2023-06-25T00:00:00Z"),
    ("2023-06-25 13:05", "2023-06-25T13:05:00Z"), ("2023-06-25T13:05:09.999Z", "2023-06-25T13:05:09Z"),
    ("2023-06-25T01:00:00+02:00", "2023-06-24T23:00:00Z"), ("2023-06-25T23:30:00-0130", "2023-06-26T01:00:00Z"),
    ("2024-02-29t10:00:00z", "2024-02-29T10:00:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
  ]

  @Test("reads what people write", arguments: readings)
  func reads(text: String, expected: String) { #expect(UTCTime(text)?.description == expected) }

  @Test(
    "refuses what is no time",
    arguments: [
      "", "yesterday", "2023-02-29", "2023-13-01", "2023-06-31", "2023-06-25T24:00:00", "2023-06-25T10:60:00",
      "2023-6-25", "2023-06-25T", "2023-06-25T10:00:00+99:00", "20230625", "２０２３-06-25",
    ])
  func refuses(text: String) { #expect(UTCTime(text) == nil) }

  @Test("agrees with Foundation on any second of the years 1 to 9999, and reads what it writes")
  func agrees() throws {
    var generator = SeededGenerator(seed: 20_260_131)
    for _ in 0..<20_000 {
      let seconds = Int.random(in: -62_135_596_800...253_402_300_799, using: &generator)
      let time = UTCTime(secondsSince1970: seconds)
      #expect(UTCTime(time.description) == time)
      // Before 1583 Foundation follows the Julian calendar.
      guard seconds > -12_200_000_000 else { continue }
      #expect(time.description == Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601))
    }
  }
}
