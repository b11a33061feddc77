/// Blank, tab, line feed, vertical tab, form feed and carriage return: what is trimmed around a value.
package enum ASCIIBlanks {
  package static func contains(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// The same bytes without the blanks at either end.
  package static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    var end = bytes.count
    while start < end, contains(bytes[start]) { start += 1 }
    while end > start, contains(bytes[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }
}
