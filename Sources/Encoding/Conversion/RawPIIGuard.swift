import Glibc

/// Looks at cells that leave unhashed for an e-mail address (DESIGN 5, `possible_raw_pii`).
public enum RawPIIGuard {
  /// Whether the cell is, or holds, something that is plainly an e-mail address: a name, `@` and a dotted domain.
  ///
  /// A cell without `@` costs one `memchr`.
  public static func holdsEmailAddress(_ cell: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while let position = nextAt(in: cell, from: start) {
      if position > 0, isNameByte(cell[position - 1]), isDottedDomain(cell[(position + 1)...]) { return true }
      start = position + 1
    }
    return false
  }

  private static func nextAt(in cell: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < cell.count, let base = cell.baseAddress else { return nil }
    guard let found = memchr(base + start, CInt(UInt8(ascii: "@")), cell.count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// A dot inside, and two letters or more after the last one; a full stop may follow.
  private static func isDottedDomain(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
    let dot = UInt8(ascii: ".")
    var domain = rest.prefix(while: isDomainByte)
    while domain.last == dot { domain.removeLast() }
    guard let lastDot = domain.lastIndex(of: dot), lastDot > domain.startIndex, domain[lastDot - 1] != dot,
      domain.first != dot
    else { return false }
    let label = domain[(lastDot + 1)...]
    return label.count >= 2 && label.allSatisfy(isLetter)
  }

  private static func isDomainByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte.isDigit || "._%+-".utf8.contains(byte)
  }

  /// An ASCII letter, or a byte of a letter beyond ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte & 0xDF >= UInt8(ascii: "A") && byte & 0xDF <= UInt8(ascii: "Z"))
  }
}
