import Screen
import Testing

@Suite("Text fitting")
struct TextTests {
  @Test(
    "A long text is truncated with an ellipsis and never takes more columns",
    arguments: [
      ("loyalty", 7, TextPart.start, "loyalty"), ("loyalty", 6, .start, "loyal…"), ("loyalty", 6, .end, "…yalty"),
      ("data/customers.csv", 9, .ends, "data….csv"), ("日本語", 5, .start, "日本…"), ("日本語", 4, .start, "日…"),
      ("日本語", 4, .end, "…語"), ("loyalty", 1, .start, "…"), ("loyalty", 0, .start, ""), ("", 0, .end, ""),
    ])
  func truncation(text: String, columns: Int, part: TextPart, result: String) {
    #expect(text.truncated(to: columns, keeping: part) == result)
  }

  @Test("Padding counts columns", arguments: [(Alignment.left, "日本 "), (.right, " 日本"), (.center, "日本 ")])
  func padding(alignment: Alignment, result: String) {
    #expect("日本".padded(to: 5, alignment) == result)
    #expect("日本".padded(to: 3, alignment) == "日本")
  }

  @Test("A fitted text takes exactly the columns asked for", arguments: 0...12)
  func fitting(columns: Int) {
    for text in ["", "abc", "日本語日本語", "e\u{301}😀🇩🇪 long text"] {
      #expect(text.fitted(to: columns, .right).displayWidth == columns)
    }
  }

  @Test(
    "Text wraps at blanks, and inside words only when it must",
    arguments: [
      ("send 47,960 of 48,112 rows", 12, ["send 47,960", "of 48,112", "rows"]), ("a  b\nc", 10, ["a b", "c"]),
      ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]), ("日本語", 4, ["日本", "語"]), ("日本 x", 1, ["日", "本", "x"]),
      ("", 5, [""]), ("a\n\nb", 5, ["a", "", "b"]), ("abc", 0, []),
    ])
  func wrapping(text: String, columns: Int, lines: [String]) {
    #expect(text.wrapped(to: columns) == lines)
  }

  @Test(
    "Numbers are grouped by three",
    arguments: [
      (0, "0"), (999, "999"), (1_204, "1,204"), (48_112, "48,112"), (10_000_000, "10,000,000"), (-1_000, "-1,000"),
      (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func grouping(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}
