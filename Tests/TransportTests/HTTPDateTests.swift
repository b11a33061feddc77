import Foundation
import Testing
import Transport

@Suite("Dates of HTTP headers")
struct HTTPDateTests {
  private static let now = Date(timeIntervalSince1970: 1_700_000_000)
  private static let expected = Date(timeIntervalSince1970: 784_111_777)

  @Test(
    "the three forms of RFC 9110 are read",
    arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
  func forms(text: String) {
    #expect(HTTPDate.read(text, now: Self.now) == Self.expected)
  }

  @Test("a year of two digits is no more than 50 years ahead")
  func century() {
    let soon = HTTPDate.read("Sunday, 06-Nov-33 08:49:37 GMT", now: Self.now)
    #expect(soon == HTTPDate.read("Sun, 06 Nov 2033 08:49:37 GMT"))
  }

  @Test(
    "anything else is no date",
    arguments: [
      "", "soon", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
      "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, -6 Nov 1994 08:49:37 GMT", "120",
      "🦊, 1 2 3 4 GMT",
    ])
  func noDate(text: String) {
    #expect(HTTPDate.read(text) == nil)
  }

  @Test("every moment our own clock writes is read back")
  func roundTrip() {
    let style = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT
        """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    for step in 0..<500 {
      let date = Date(timeIntervalSince1970: Double(step) * 3_456_789)
      #expect(HTTPDate.read(date.formatted(style)) == date)
    }
  }
}
