extension CellBuffer {
  /// A horizontal line, with a title two columns from its left end and a remark two columns from its right end.
  public mutating func horizontalLine(
    at start: Point, length: Int, glyphs: Glyphs, style: Style = .dim, title: String = "", titleStyle: Style = .title,
    remark: String = ""
  ) {
    write(String(repeating: glyphs.horizontal, count: max(0, length)), at: start, style: style)
    var room = length - 4
    if !remark.isEmpty, DisplayWidth.of(remark) + 2 <= room {
      let width = DisplayWidth.of(remark) + 2
      write(" \(remark) ", at: start.offset(columns: length - 2 - width), style: style)
      room -= width
    }
    if !title.isEmpty, room > 2 {
      let shown = title.truncated(to: room - 2, ellipsis: glyphs.ellipsis)
      write(" \(shown) ", at: start.offset(columns: 2), style: titleStyle)
    }
  }

  /// A vertical line downwards.
  public mutating func verticalLine(at start: Point, length: Int, glyphs: Glyphs, style: Style = .dim) {
    for row in 0..<max(0, length) {
      write(String(glyphs.vertical), at: start.offset(rows: row), style: style)
    }
  }

  /// A frame around a block, with a title in its top side. Blocks below 2×2 are left alone.
  public mutating func box(
    _ block: Rectangle, glyphs: Glyphs, style: Style = .dim, title: String = "", titleStyle: Style = .title
  ) {
    guard block.rows >= 2, block.columns >= 2 else { return }
    let right = block.columns - 1
    let bottom = block.origin.offset(rows: block.rows - 1)
    side(at: block.origin, block.columns, (glyphs.topLeft, glyphs.topRight), glyphs, style)
    side(at: bottom, block.columns, (glyphs.bottomLeft, glyphs.bottomRight), glyphs, style)
    for edge in [block.origin, block.origin.offset(columns: right)] {
      verticalLine(at: edge.offset(rows: 1), length: block.rows - 2, glyphs: glyphs, style: style)
    }
    self.title(title, at: block.origin, columns: block.columns, glyphs, titleStyle)
  }

  /// A line that divides a box from side to side, `row` rows below its top.
  public mutating func divider(
    of block: Rectangle, row: Int, glyphs: Glyphs, style: Style = .dim, title: String = "", titleStyle: Style = .title
  ) {
    guard block.columns >= 2, (1..<max(1, block.rows - 1)).contains(row) else { return }
    let start = block.origin.offset(rows: row)
    side(at: start, block.columns, (glyphs.leftJoint, glyphs.rightJoint), glyphs, style)
    self.title(title, at: start, columns: block.columns, glyphs, titleStyle)
  }

  private mutating func side(
    at start: Point, _ columns: Int, _ ends: (Character, Character), _ glyphs: Glyphs, _ style: Style
  ) {
    let line = String(repeating: glyphs.horizontal, count: columns - 2)
    write("\(ends.0)\(line)\(ends.1)", at: start, style: style)
  }

  private mutating func title(_ text: String, at start: Point, columns: Int, _ glyphs: Glyphs, _ style: Style) {
    guard !text.isEmpty, columns > 6 else { return }
    let shown = text.truncated(to: columns - 5, ellipsis: glyphs.ellipsis)
    write(" \(shown) ", at: start.offset(columns: 1), style: style)
  }
}
