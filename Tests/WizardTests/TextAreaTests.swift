import Screen
import Testing

@testable import Wizard

@Suite("Text of several lines")
struct TextAreaTests {
  @Test(
    "Keys change the text",
    arguments: [
      ("a\nb", [Key.down, .end, .character("c")], "a\nbc"),
      ("ab", [.right, .enter], "a\nb"),
      ("  ab", [.end, .enter, .character("c")], "  ab\n  c"),
      ("a\nb", [.down, .backspace], "ab"),
      ("a\nb", [.end, .delete], "ab"),
      ("a\nb", [.down, .left, .character("c")], "ac\nb"),
      ("", [.backspace, .delete, .up, .down, .left], ""),
      ("a", [.pageDown, .pageUp, .character("b")], "ba"),
    ] as [(String, [Key], String)])
  func keys(_ text: String, _ keys: [Key], _ result: String) {
    var area = TextArea(text)
    for key in keys { _ = area.handle(key) }
    #expect(area.text == result)
  }

  @Test("Pasted lines stay lines, and tabs become blanks")
  func paste() {
    var area = TextArea("")
    area.paste("a:\n\tb: 1")
    #expect(area.text == "a:\n b: 1")
  }
}
