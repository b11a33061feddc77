/// Hexadecimal digits to and from bytes.
enum HexDigits {
  private static let lowerCase: StaticString = "0123456789abcdef"

  /// Writes two lower-case digits for each byte; `digits` must have room for them.
  static func write(_ bytes: UnsafeRawBufferPointer, to digits: UnsafeMutableBufferPointer<UInt8>) {
    let table = lowerCase.utf8Start
    for position in bytes.indices {
      let byte = bytes[position]
      digits[2 * position] = table[Int(byte >> 4)]
      digits[2 * position + 1] = table[Int(byte & 0x0F)]
    }
  }

  /// The value of a digit of either case; above 15 for any other byte.
  ///
  /// Without branches, for the digits of hashes are random.
  static func value(of digit: UInt8) -> UInt8 {
    let number = digit &- UInt8(ascii: "0")
    let letter = (digit | 0x20) &- UInt8(ascii: "a")
    let letterValue: UInt8 = letter < 6 ? letter &+ 10 : 0xFF
    return number < 10 ? number : letterValue
  }
}
