import Screen
import Testing

@Suite("Boxes and lines as text")
struct GoldenTests {
  private static func picture(_ glyphs: Glyphs) -> CellBuffer {
    var buffer = CellBuffer(Size(rows: 7, columns: 30))
    let block = Rectangle(row: 0, column: 0, rows: 6, columns: 30)
    buffer.box(block, glyphs: glyphs, title: "Activations")
    buffer.write("weekly-loyalty", at: Point(row: 1, column: 2), style: .focus)
    buffer.write("\(glyphs.attention) 1 error", at: Point(row: 1, column: 18), style: .bad)
    buffer.divider(of: block, row: 2, glyphs: glyphs, title: "日本の顧客データ・週次エクスポート")
    buffer.write("\(glyphs.done) ready", at: Point(row: 3, column: 2), style: .good)
    buffer.verticalLine(at: Point(row: 3, column: 14), length: 2, glyphs: glyphs)
    buffer.write("email", at: Point(row: 4, column: 2), style: Style(.identity, adding: .underline))
    buffer.horizontalLine(at: Point(row: 6, column: 0), length: 30, glyphs: glyphs, title: "check", remark: "12 s ago")
    return buffer
  }

  @Test("A framed screen in Unicode")
  func unicode() {
    #expect(
      Self.picture(.unicode).text == """
        ┌ Activations ───────────────┐
        │ weekly-loyalty  ! 1 error  │
        ├ 日本の顧客データ・週次エ… ─┤
        │ ✓ ready     │              │
        │ email       │              │
        └────────────────────────────┘
        ── check ───────── 12 s ago ──
        """)
  }

  @Test("The same screen in ASCII")
  func ascii() {
    #expect(
      Self.picture(.ascii).lines.filter { $0.allSatisfy(\.isASCII) } == [
        "+ Activations ---------------+",
        "| weekly-loyalty  ! 1 error  |",
        "| v ready     |              |",
        "| email       |              |",
        "+----------------------------+",
        "-- check --------- 12 s ago --",
      ])
  }

  @Test("Roles are marked in colour")
  func color() {
    let lines = Self.picture(.unicode).markedText(in: .color).split(separator: "\n")
    #expect(lines[1] == "⟦dim:│⟧ ⟦focus:weekly-loyalty⟧  ⟦bad:!⟧ ⟦bad:1⟧ ⟦bad:error⟧  ⟦dim:│⟧")
    #expect(lines[4].contains("⟦identity+underline:email⟧"))
  }

  @Test("Attributes are marked in monochrome")
  func monochrome() {
    let lines = Self.picture(.unicode).markedText(in: .monochrome).split(separator: "\n")
    #expect(lines[1] == "⟦dim:│⟧ ⟦reverse:weekly-loyalty⟧  ⟦bold+underline:! 1 error⟧  ⟦dim:│⟧")
    #expect(lines[3].contains(" ✓ ready "))
  }

  @Test("A frame too small for its title, or for itself, draws what fits")
  func smallBoxes() {
    var buffer = CellBuffer(Size(rows: 2, columns: 12))
    buffer.box(Rectangle(row: 0, column: 0, rows: 2, columns: 4), glyphs: .unicode, title: "title")
    buffer.box(Rectangle(row: 0, column: 5, rows: 1, columns: 4), glyphs: .unicode, title: "title")
    #expect(buffer.lines == ["┌──┐", "└──┘"])
  }
}
