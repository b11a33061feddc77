/// Reads ASCII text from its front; a step that does not fit moves nothing.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }
  var next: UInt8? { isAtEnd ? nil : bytes[position] }

  /// Steps over the byte if it is next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  /// Steps over a sign; true for a minus.
  mutating func takeSign() -> Bool {
    if take("-") { return true }
    _ = take("+")
    return false
  }

  /// Steps over all digits that come next, perhaps none.
  mutating func takeDigits() -> UnsafeRawBufferPointer {
    let start = position
    while position < bytes.count, bytes[position].isDigit { position += 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }

  /// The value of exactly that many digits; nil when fewer come next.
  mutating func takeNumber(digits count: Int) -> Int? {
    guard bytes.count - position >= count else { return nil }
    var value = 0
    for place in position..<position + count {
      guard bytes[place].isDigit else { return nil }
      value = value &* 10 &+ Int(bytes[place].digitValue)
    }
    position += count
    return value
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// The value of an ASCII digit.
  var digitValue: UInt8 { self &- 0x30 }
}
