import Screen
import Testing

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "A text takes the columns a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("Zoë", 3), ("Zoe\u{308}", 3), ("Łukasz", 6), ("日本語", 6), ("한국어", 6), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4),
      ("\u{1100}\u{1161}\u{11A8}", 2), ("😀", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤", 1), ("✓", 1), ("…", 1), ("─", 1),
      ("क्षि", 2), ("a\u{200B}b", 3), ("a\tb", 3), ("a\nb", 3), ("a\u{1B}[2J", 5), ("\u{301}", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(
    "Marks, joiners and controls take none",
    arguments: [
      "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{300}", "\u{20E3}", "\u{200D}", "\u{FE0F}", "\u{202E}", "\u{1161}",
    ]
      as [Unicode.Scalar])
  func zero(scalar: Unicode.Scalar) {
    #expect(DisplayWidth.of(scalar) == 0)
  }

  @Test("Every sign of both glyph sets is one column", arguments: [Glyphs.unicode, .ascii])
  func glyphs(set: Glyphs) {
    #expect(set.all.filter { DisplayWidth.of($0) != 1 } == [])
  }

  @Test("The ASCII glyphs are ASCII")
  func asciiGlyphs() {
    #expect(Glyphs.ascii.all.filter { !$0.isASCII } == [])
  }
}
