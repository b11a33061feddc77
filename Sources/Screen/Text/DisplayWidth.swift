/// How many columns of a terminal a text takes.
///
/// Zero-width and emoji scalars come from the Unicode properties of the standard library. East Asian Wide and Fullwidth
/// are the ranges of EastAsianWidth.txt (UAX #11), joined over unassigned gaps; a test compares all with `wcwidth`.
public enum DisplayWidth {
  /// 0 for combining marks, format and control characters, 2 for East Asian wide and emoji, else 1.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return isControl(scalar) || scalar.value == 0xAD ? 0 : 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// The columns one cell of the screen takes for it: the sum of its scalars, at most 2, and nothing after a joiner,
  /// since terminals disagree about joined emoji while all can show the first.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar == zeroWidthJoiner && width > 0 { break }
      width += of(scalar)
    }
    return min(width, 2)
  }

  /// The columns a text takes when written to a `CellBuffer`, which shows a sign for each control character.
  public static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of(Cell.shown($1)) }
  }

  static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    // Vowels and finals of conjoining Hangul are letters, but take no column after their initial.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return !numberSigns.contains(scalar.value)
    default: return false
    }
  }

  /// Format characters that are drawn all the same (Prepended_Concatenation_Mark of PropList.txt).
  private static let numberSigns: Set<UInt32> = [
    0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
  ]

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if scalar.properties.isEmojiPresentation { return !regionalIndicators.contains(scalar.value) }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(scalar.value)
  }

  /// Letters that make a flag in pairs; each takes one column.
  private static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
