/// The letter-and-digit patterns of a country's postcodes, separators removed.
struct PostcodeShape: Sendable {
  /// One string a pattern: `A` stands for a letter, `9` for a digit.
  private let patterns: [StaticString]
  private let shortest: Int

  static let canadian = PostcodeShape(patterns: ["A9A9A9"], shortest: 6)
  /// The outward code's forms A9, A99, AA9, AA99, A9A and AA9A with the inward code 9AA; Amazon reads them as one run.
  static let british = PostcodeShape(
    patterns: ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"], shortest: 5)

  func objection(to text: UnsafeBufferPointer<UInt8>) -> UnusableReason? {
    if text.count < shortest { return .zipTooShort }
    return patterns.contains { Self.matches(text, $0) } ? nil : .zipOfWrongForm
  }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ pattern: StaticString) -> Bool {
    guard text.count == pattern.utf8CodeUnitCount else { return false }
    for (position, byte) in text.enumerated() {
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      let wantsDigit = pattern.utf8Start[position] == UInt8(ascii: "9")
      if isDigit != wantsDigit { return false }
    }
    return true
  }
}
