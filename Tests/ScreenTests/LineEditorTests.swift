import Screen
import Testing
import TestSupport

@Suite("Line editor")
struct LineEditorTests {
  struct Script: Sendable {
    let start: String
    let keys: [Key]
    /// The text with `|` at the cursor.
    let result: String
  }

  @Test(
    "Keys edit the line",
    arguments: [
      Script(start: "", keys: [.character("a"), .character("b")], result: "ab|"),
      Script(start: "abc", keys: [.left, .character("x")], result: "abx|c"),
      Script(start: "abc", keys: [.home, .delete, .right, .backspace], result: "|c"),
      Script(start: "abc", keys: [.home, .backspace, .left], result: "|abc"),
      Script(start: "abc", keys: [.delete, .right], result: "abc|"),
      Script(start: "abc", keys: [.control("a"), .control("e"), .left], result: "ab|c"),
      Script(start: "two words  ", keys: [.control("w")], result: "two |"),
      Script(start: "two words", keys: [.left, .left, .control("w")], result: "two |ds"),
      Script(start: "two", keys: [.control("w"), .control("w")], result: "|"),
      Script(start: "abc", keys: [.left, .control("u")], result: "|"),
      Script(start: "abc", keys: [.left, .left, .control("k")], result: "a|"),
      Script(start: "日本😀", keys: [.left, .backspace], result: "日|😀"),
      Script(start: "cafe", keys: [.character("\u{301}"), .left], result: "caf|e\u{301}"),
      Script(start: "e\u{301}x", keys: [.left, .backspace], result: "|x"),
      Script(start: "👨‍👩‍👧", keys: [.backspace], result: "|"),
      Script(start: "", keys: [.character("🇩"), .character("🇪"), .left], result: "|🇩🇪"),
      Script(start: "a\nb\tc\u{1B}", keys: [], result: "a b c|"),
      Script(start: "a", keys: [.character("\u{7}")], result: "a|"),
    ])
  func editing(script: Script) {
    var editor = LineEditor(script.start)
    let unhandled = script.keys.filter { !editor.handle($0) }
    #expect(unhandled == [])
    #expect(Self.marked(editor) == script.result)
  }

  private static func marked(_ editor: LineEditor) -> String {
    editor.text.prefix(editor.cursor) + "|" + editor.text.dropFirst(editor.cursor)
  }

  @Test(
    "Keys that do not edit are left to others", arguments: [Key.enter, .tab, .escape, .up, .control("n"), .function(1)])
  func otherKeys(key: Key) {
    var editor = LineEditor("abc")
    let isHandled = editor.handle(key)
    #expect(!isHandled)
    #expect(editor == LineEditor("abc"))
  }

  @Test(
    "A paste becomes one line and tells when it was changed",
    arguments: [
      ("amcr1aaaa1a", "amcr1aaaa1a", false), ("  amcr1aaaa1a\n", "amcr1aaaa1a", true), ("a\r\nb", "a b", true),
      ("\u{1B}[2Jx", "[2Jx", true), ("\n \t", "", true), ("", "", false),
    ])
  func pasting(pasted: String, text: String, isChanged: Bool) {
    var editor = LineEditor("<>")
    editor.moveLeft()
    let toldChanged = editor.paste(pasted)
    #expect(toldChanged == isChanged)
    #expect(Self.marked(editor) == "<\(text)|>")
  }

  @Test("No more than the capacity is taken")
  func capacity() {
    var editor = LineEditor(String(repeating: "x", count: LineEditor.capacity - 1))
    let isChanged = editor.paste("ab")
    #expect(isChanged)
    editor.insert("c")
    #expect(editor.text.count == LineEditor.capacity)
    #expect(editor.text.hasSuffix("xa"))
  }

  @Test("It agrees with a plain array of characters", arguments: 1...20 as ClosedRange<UInt64>)
  func model(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var editor = LineEditor()
    var model: [Character] = []
    var cursor = 0
    for _ in 0..<200 {
      let character = try #require(["a", "日", "é", "😀", " "].randomElement(using: &random)) as Character
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        editor.deleteBackward()
        if cursor > 0 { model.remove(at: cursor - 1) }
        cursor = max(0, cursor - 1)
      case 1:
        editor.deleteForward()
        if cursor < model.count { model.remove(at: cursor) }
      case 2, 3:
        editor.moveLeft()
        cursor = max(0, cursor - 1)
      case 4:
        editor.moveRight()
        cursor = min(model.count, cursor + 1)
      default:
        editor.insert(character)
        model.insert(character, at: cursor)
        cursor += 1
      }
      #expect(editor.text == String(model))
      #expect(editor.cursor == cursor)
    }
  }

  @Test("The cursor is in view and the view is full when it can be", arguments: 1...20 as ClosedRange<UInt64>)
  func scrolling(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var editor = LineEditor("customers-日本-データ.csv")
    let keys: [Key] = [
      .left, .left, .right, .home, .end, .backspace, .character("x"), .character("漢"), .character("y"),
    ]
    for _ in 0..<200 {
      _ = editor.handle(try #require(keys.randomElement(using: &random)))
      let width = Int.random(in: 2...12, using: &random)
      let view = editor.view(width: width)
      #expect((0..<width).contains(view.cursorColumn))
      #expect(view.text.displayWidth <= width)
      #expect(view.hidesStart || view.hidesEnd || view.text == editor.text)
      if editor.text.displayWidth < width { #expect(view.text == editor.text) }
    }
  }

  @Test("A long line shows its end with the cursor behind it, and its start after Home")
  func ends() {
    var editor = LineEditor("abcdefghij")
    let end = editor.view(width: 5)
    #expect(end.text == "ghij")
    #expect(end.cursorColumn == 4)
    #expect(end.hidesStart && !end.hidesEnd)
    editor.moveToStart()
    let start = editor.view(width: 5)
    #expect(start.text == "abcde")
    #expect(start.cursorColumn == 0)
    #expect(!start.hidesStart && start.hidesEnd)
  }

  @Test("A mask shows one sign a grapheme and none of the text")
  func mask() {
    var editor = LineEditor("s日cre\u{301}t")
    let view = editor.view(width: 20, mask: "•")
    #expect(view.text == "••••••")
    #expect(view.cursorColumn == 6)
  }

  @Test("Neither its description nor its mirror tells the text")
  func discretion() {
    let editor = LineEditor("hunter2")
    var dumped = ""
    dump([editor], to: &dumped)
    for shown in ["\(editor)", String(reflecting: editor), "\([editor])", dumped] {
      #expect(!shown.contains("hunter2"))
    }
  }

  @Test("A field of no width shows nothing", arguments: [0, -1])
  func noWidth(width: Int) {
    var editor = LineEditor("abc")
    let view = editor.view(width: width)
    #expect(view.text == "")
  }
}
