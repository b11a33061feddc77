/// Text that is built byte by byte, far faster than by interpolation.
struct RowText {
  var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a number above zero, or zero.
  mutating func append(_ number: Int) { append(number, digits: max(1, Self.digitCount(number))) }

  /// Appends the last digits of a number.
  mutating func append(_ number: Int, digits count: Int) {
    var divisor = 1
    for _ in 1..<count { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  private static func digitCount(_ number: Int) -> Int {
    var (count, rest) = (0, number)
    while rest > 0 { (count, rest) = (count + 1, rest / 10) }
    return count
  }
}
