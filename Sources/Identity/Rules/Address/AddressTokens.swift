/// Cuts an address into tokens (contract 8.4, step 2): at commas, dots, exclamation marks, brackets, white space, and the
/// word `C/O`.
///
/// The text is ASCII in either case, or upper-cased UTF-8 whose white space is ASCII.
struct AddressTokens: Sequence, IteratorProtocol {
  let text: UnsafeRawBufferPointer
  private var position = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  mutating func next() -> Range<Int>? {
    while position < text.count {
      let start = position
      let end = advancePastDelimiter()
      if end > start { return start..<end }
    }
    return nil
  }

  /// Moves behind the next delimiter; where it began.
  private mutating func advancePastDelimiter() -> Int {
    while position < text.count {
      let byte = text[position]
      if Self.isDelimiter(byte) {
        position += 1
        return position - 1
      }
      if byte == UInt8(ascii: "/"), isCareOf(position) {
        position += 2
        return position - 3
      }
      position += 1
    }
    return position
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool { byte < 0x80 && isDelimiter(Unicode.Scalar(byte)) }

  /// Python counts the separators 1C–1F as white space too. White space beyond ASCII has become blanks in the text.
  static func isDelimiter(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "\t"..."\r", "\u{1C}"..." ", "!", "(", ")", ",", ".", "[", "]", "{", "}": true
    default: !character.isASCII && character.properties.isWhitespace
    }
  }

  /// Whether the slash stands in the word C/O, with no letter, digit or `_` on either side.
  private func isCareOf(_ slash: Int) -> Bool {
    guard slash > 0, slash + 1 < text.count, ASCIICase.raised(text[slash - 1]) == UInt8(ascii: "C"),
      ASCIICase.raised(text[slash + 1]) == UInt8(ascii: "O")
    else { return false }
    let before = String(decoding: text[..<(slash - 1)], as: UTF8.self).unicodeScalars.last
    let after = String(decoding: text[(slash + 2)...], as: UTF8.self).unicodeScalars.first
    return before?.isWordCharacter != true && after?.isWordCharacter != true
  }
}
