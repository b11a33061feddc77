import Screen
import Testing
import TestSupport

@Suite("Cell buffer")
struct CellBufferTests {
  struct Clip: Sendable {
    let text: String
    let column: Int
    var limit: Int?
    let line: String
    let used: Int
  }

  @Test(
    "Writing clips at the edges and at the limit and never halves a wide character",
    arguments: [
      Clip(text: "abc", column: 0, line: "abc", used: 3),
      Clip(text: "abcdefgh", column: 2, line: "  abcd", used: 4),
      Clip(text: "abcdef", column: 1, limit: 3, line: " abc", used: 3),
      Clip(text: "日本語", column: 0, line: "日本語", used: 6),
      Clip(text: "日本語", column: 1, line: " 日本", used: 5),
      Clip(text: "日本語", column: 0, limit: 3, line: "日", used: 3),
      Clip(text: "日本", column: -1, line: " 本", used: 4),
      Clip(text: "日本", column: -2, line: "本", used: 4),
      Clip(text: "a", column: -1, line: "", used: 1),
      Clip(text: "abc", column: -9, limit: 2, line: "", used: 2),
      Clip(text: "abc", column: 6, line: "", used: 0),
      Clip(text: "abc", column: 0, limit: 0, line: "", used: 0),
      Clip(text: "abc", column: 0, limit: -4, line: "", used: 0),
      Clip(text: "a\u{1B}[31m", column: 0, line: "a\u{FFFD}[31m", used: 6),
      Clip(text: "a\r\nb\tc", column: 0, line: "a b c", used: 5),
      Clip(text: "\u{202E}x", column: 0, line: "\u{FFFD}x", used: 2),
      Clip(text: "e\u{301}👨‍👩‍👧🇩🇪", column: 0, line: "e\u{301}👨‍👩‍👧🇩🇪", used: 5),
    ])
  func clipping(clip: Clip) {
    var buffer = CellBuffer(Size(rows: 1, columns: 6))
    let used = buffer.write(clip.text, at: Point(row: 0, column: clip.column), limit: clip.limit)
    #expect(buffer.text == clip.line)
    #expect(used == clip.used)
  }

  @Test("Rows outside take nothing", arguments: [-1, 1, 99])
  func outsideRows(row: Int) {
    var buffer = CellBuffer(Size(rows: 1, columns: 4))
    let used = buffer.write("abc", at: Point(row: row, column: 0))
    #expect(used == 0)
    #expect(buffer == CellBuffer(Size(rows: 1, columns: 4)))
  }

  @Test(
    "Half of a wide character overwritten takes the other half away", arguments: [(0, "x 本"), (1, " x本"), (2, "日x")])
  func overwriting(column: Int, line: String) {
    var buffer = CellBuffer(Size(rows: 1, columns: 4))
    buffer.write("日本", at: .zero)
    buffer.write("x", at: Point(row: 0, column: column))
    #expect(buffer.text == line)
  }

  @Test("Whatever is written, each row stays whole", arguments: 1...20 as ClosedRange<UInt64>)
  func wholeness(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let texts = ["abc", "日本語", "😀😀", "e\u{301}", "क्षि", "\u{301}", "🇩🇪x", "\u{7}", ""]
    var buffer = CellBuffer(Size(rows: 3, columns: 9))
    for _ in 0..<200 {
      let place = Point(row: .random(in: -1...3, using: &random), column: .random(in: -6...10, using: &random))
      let text = try #require(texts.randomElement(using: &random))
      buffer.write(text, at: place, limit: .random(in: 0...9, using: &random))
      if Bool.random(using: &random) { buffer.fill(Rectangle(row: 1, column: 2, rows: 1, columns: 3), with: "漢") }
      for row in 0..<3 { #expect(Self.isWhole(buffer.row(row))) }
    }
  }

  private static func isWhole(_ row: ArraySlice<Cell>) -> Bool {
    let widths = row.map(\.width)
    return zip(widths, widths.dropFirst() + [1]).allSatisfy { ($0 == 2) == ($1 == 0) } && widths.first != 0
  }

  @Test("A filled block is clipped, and an odd column left by a wide character is blank")
  func fill() {
    var buffer = CellBuffer(Size(rows: 3, columns: 5))
    buffer.fill(Rectangle(row: -1, column: 2, rows: 2, columns: 9), with: "漢")
    buffer.fill(Rectangle(row: 2, column: -3, rows: 5, columns: 5), with: "#")
    #expect(buffer.lines == ["  漢", "", "##"])
  }

  @Test("A grid drawn over another keeps its styles and is clipped")
  func draw() {
    var small = CellBuffer(Size(rows: 2, columns: 4))
    small.write("日本", at: .zero, style: .bad)
    small.write("ok", at: Point(row: 1, column: 0), style: .good)
    var buffer = CellBuffer(Size(rows: 2, columns: 4))
    buffer.draw(small, at: Point(row: 0, column: -1))
    #expect(buffer.lines == [" 本", "k"])
    #expect(buffer[Point(row: 0, column: 1)]?.style == .bad)
    #expect(buffer[Point(row: 1, column: 0)]?.style == .good)
  }

  @Test("A new style leaves the text")
  func restyle() {
    var buffer = CellBuffer(Size(rows: 2, columns: 5))
    buffer.write("ab 日", at: .zero)
    buffer.restyle(Rectangle(row: 0, column: 1, rows: 9, columns: 9)) { _ in .focus }
    #expect(buffer.markedText(in: .color) == "a⟦focus:b 日⟧\n ⟦focus:    ⟧")
  }
}
