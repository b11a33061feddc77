extension StateRule {
  /// "Texas became tx", or "lower-cased", "removed .", "cut to 2 letters".
  func changes(of input: UnsafeRawBufferPointer, to normalized: [UInt8]?) -> [String] {
    var changes = CharacterChanges(casing: .lowered)
    var letters: [UInt8] = []
    _ = characters.forEachFate(in: input) { original, cased, fate in
      let lowered = Unicode.Scalar(cased.isASCII ? ASCIICase.lowered(UInt8(ascii: cased)) : 0)
      changes.record(original, lowered, fate)
      if fate == .kept { letters.append(cased) }
    }
    guard let normalized else { return changes.phrases }
    if hasAbbreviation(ofLetters: letters) {
      let name = String(decoding: ASCIIBlanks.trimmed(input), as: UTF8.self)
      return ["\(name) became \(String(decoding: normalized, as: UTF8.self))"]
    }
    return changes.phrases + (letters.count > normalized.count ? ["cut to \(Self.cutLength) letters"] : [])
  }
}
