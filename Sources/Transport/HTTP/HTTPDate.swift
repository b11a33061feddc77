import Foundation

/// The dates of HTTP headers such as `date` and `retry-after`, in the three forms a recipient must take (RFC 9110 5.6.7).
public enum HTTPDate {
  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// - Parameter now: decides the century of a year in two digits.
  /// - Returns: nil when the text is none of the three forms or no real moment.
  public static func read(_ text: String, now: Date = Date()) -> Date? {
    var words = text.split { " ,".contains($0) }.map(String.init)
    // Sunday, 06-Nov-94 08:49:37 GMT
    if words.count == 4 {
      words.replaceSubrange(
        1...1, with: words[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init))
    }
    switch words.count {
    // Sun, 06 Nov 1994 08:49:37 GMT
    case 6 where words[5] == "GMT": return moment(words[3], words[2], words[1], words[4], now)
    // Sun Nov  6 08:49:37 1994
    case 5: return moment(words[4], words[1], words[2], words[3], now)
    default: return nil
    }
  }

  private static func moment(_ year: String, _ month: String, _ day: String, _ time: String, _ now: Date) -> Date? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
      let year = fullYear(year, now), let month = months[month.lowercased()], let day = Int(day),
      (1...31).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    var parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute, second: min(second, 59))
    guard let date = calendar.date(from: parts) else { return nil }
    parts = calendar.dateComponents([.month, .day], from: date)
    return parts.month == month && parts.day == day ? date : nil
  }

  /// Two digits that seem to lie more than 50 years ahead belong to the century before.
  private static func fullYear(_ text: String, _ now: Date) -> Int? {
    guard let number = Int(text), number >= 0 else { return nil }
    guard text.utf8.count == 2 else { return text.utf8.count == 4 ? number : nil }
    let current = calendar.component(.year, from: now)
    let year = current / 100 * 100 + number
    return year > current + 50 ? year - 100 : year
  }
}
