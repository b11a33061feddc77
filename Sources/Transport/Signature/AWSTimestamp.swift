import Foundation

/// A moment as AWS writes it in `x-amz-date`: `yyyyMMdd'T'HHmmss'Z'`, UTC, whole seconds.
public struct AWSTimestamp: Sendable, Hashable {
  public let text: String
  public let date: Date

  /// The first eight digits, `yyyyMMdd`: the day a signature's scope names.
  public var day: String { String(text.prefix(8)) }

  public init(_ date: Date) {
    let style = Self.calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    let parts = [
      (style.year, 4), (style.month, 2), (style.day, 2), (style.hour, 2), (style.minute, 2), (style.second, 2),
    ]
    let digits = parts.map { Self.digits($0 ?? 0, $1) }
    text = digits[..<3].joined() + "T" + digits[3...].joined() + "Z"
    self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
  }

  /// Reads an `x-amz-date` header; nil when it is no such timestamp or no real moment.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
    var components = DateComponents()
    components.year = number(0..<4)
    components.month = number(4..<6)
    components.day = number(6..<8)
    components.hour = number(9..<11)
    components.minute = number(11..<13)
    components.second = number(13..<15)
    guard let date = Self.calendar.date(from: components) else { return nil }
    self.init(date)
    guard self.text == text else { return nil }
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
