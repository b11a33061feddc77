/// The digits of a number written with ASCII digits and nothing between them but blanks, dots, dashes and parentheses.
struct DialledNumber {
  /// More digits than this are left to the library.
  static let longest = 20

  /// Whether a + stands before the first digit.
  let isInternational: Bool
  /// ASCII digits, at least two.
  let digits: UnsafeBufferPointer<UInt8>

  /// Writes the digits to `digits`, which has room for `longest`; nil when the text has another form.
  init?(_ text: UnsafeRawBufferPointer, digits: UnsafeMutableBufferPointer<UInt8>) {
    var count = 0
    var isInternational = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard count < Self.longest else { return nil }
        digits[count] = byte
        count += 1
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"): break
      case UInt8(ascii: "+") where count == 0 && !isInternational: isInternational = true
      default: return nil
      }
    }
    guard count >= 2, text.count <= 2 * Self.longest else { return nil }
    self.isInternational = isInternational
    self.digits = UnsafeBufferPointer(rebasing: digits[..<count])
  }
}
