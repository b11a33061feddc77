/// The narrowest type that every value seen so far has. Only a display and a proposal: rows are converted by the data
/// set's definition.
public struct TypeGuess: Sendable {
  private var guess: SourceType?

  public init() {}

  /// What the values suggest; text when none was seen.
  public var type: SourceType { guess ?? .text }

  /// Takes one value into account; nil and empty text say nothing.
  public mutating func observe(_ text: String?) {
    guard let text, !text.isEmpty, guess != .text else { return }
    let seen = TypeGuess.type(of: Array(text.utf8))
    switch (guess, seen) {
    case (nil, _): guess = seen
    case (.long, .double), (.double, .long): guess = .double
    case (let known, _) where known != seen: guess = .text
    default: break
    }
  }

  private static func type(of text: [UInt8]) -> SourceType {
    if isLong(text) { return .long }
    if isDouble(text) { return .double }
    return isTimestamp(text) ? .timestamp : .text
  }

  /// Digits with an optional minus; a leading zero or plus speaks for a postal code or a telephone number.
  private static func isLong(_ text: [UInt8]) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    guard let first = digits.first, digits.allSatisfy(isDigit) else { return false }
    guard first != UInt8(ascii: "0") || digits.count == 1 else { return false }
    return Int64(String(decoding: text, as: UTF8.self)) != nil
  }

  /// Digits around one point, or with an exponent: `-12.50`, `0.5`, `1.5E2`.
  private static func isDouble(_ text: [UInt8]) -> Bool {
    guard let last = text.last, isDigit(last) else { return false }
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    guard let first = digits.first, isDigit(first), digits.contains(where: { ".eE".utf8.contains($0) }) else {
      return false
    }
    guard digits.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) }) else { return false }
    return Double(String(decoding: text, as: UTF8.self))?.isFinite == true
  }

  /// `yyyy-MM-dd`, alone or followed by `T` or a blank and `HH:mm`.
  private static func isTimestamp(_ text: [UInt8]) -> Bool {
    let day = Array("0000-00-00".utf8)
    guard text.count >= day.count, matches(text[..<day.count], day) else { return false }
    guard let month = number(text[5..<7]), let date = number(text[8..<10]) else { return false }
    guard (1...12).contains(month), (1...31).contains(date) else { return false }
    if text.count == day.count { return true }
    guard text.count >= 16, text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ") else { return false }
    return matches(text[11..<16], Array("00:00".utf8))
  }

  /// True when digits stand where the pattern has zeros, and the very same bytes elsewhere.
  private static func matches(_ text: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
    zip(text, pattern).allSatisfy { byte, expected in
      expected == UInt8(ascii: "0") ? isDigit(byte) : byte == expected
    }
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? { Int(String(decoding: text, as: UTF8.self)) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
