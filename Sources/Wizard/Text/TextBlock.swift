import Screen

/// Lines that may be more than fit, with the part that must stay in view.
struct TextBlock: Sendable, Hashable {
  var lines: [StyledText] = []
  /// The lines of the focused item.
  var focus: Range<Int>?
  /// Where the hardware cursor stands, in lines and columns of the block.
  var cursor: Point?

  mutating func add(_ line: StyledText) { lines.append(line) }
  mutating func add(_ text: String, _ style: Style = .plain) { lines.append(StyledText(text, style)) }

  /// Puts another block below this one.
  mutating func add(_ block: TextBlock, isFocused: Bool = false) {
    let start = lines.count
    lines += block.lines
    if let cursor = block.cursor { self.cursor = Point(row: start + cursor.row, column: cursor.column) }
    if isFocused { focus = block.focus.map { start + $0.lowerBound..<start + $0.upperBound } ?? start..<lines.count }
  }

  /// The first line to show so that the focus is in view, with some lines around it.
  func top(height: Int) -> Int {
    guard lines.count > height, let focus else { return 0 }
    let visible = min(focus.count, height)
    let spare = height - visible
    return min(max(0, focus.lowerBound - spare / 2), lines.count - height)
  }
}

extension CellBuffer {
  /// Shows as much of a block as fits, scrolled to its focus, and returns where its cursor is. The last column is kept
  /// for the arrows that tell of more.
  ///
  /// - Parameter top: the first line; nil follows the focus.
  @discardableResult
  mutating func draw(_ block: TextBlock, in area: Rectangle, glyphs: Glyphs, top: Int? = nil) -> Point? {
    let first = min(top ?? block.top(height: area.rows), max(0, block.lines.count - area.rows))
    for (row, line) in block.lines.dropFirst(first).prefix(area.rows).enumerated() {
      write(line, at: area.origin.offset(rows: row), width: area.columns - 1, glyphs: glyphs)
    }
    markHidden(block.lines.count, first, area, glyphs)
    guard let cursor = block.cursor, (first..<first + area.rows).contains(cursor.row) else { return nil }
    return area.origin.offset(rows: cursor.row - first, columns: min(cursor.column, area.columns - 1))
  }

  /// Arrows at the right edge tell that there is more above or below.
  mutating func markHidden(_ count: Int, _ first: Int, _ area: Rectangle, _ glyphs: Glyphs) {
    let right = area.right - 1
    guard area.rows > 1 else { return }
    if first > 0 { write(String(glyphs.up), at: Point(row: area.top, column: right), style: .dim) }
    if first + area.rows < count {
      write(String(glyphs.down), at: Point(row: area.bottom - 1, column: right), style: .dim)
    }
  }
}
