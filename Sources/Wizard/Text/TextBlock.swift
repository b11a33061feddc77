import Screen

/// Lines that may be more than fit, with the part that must stay in view.
struct TextBlock: Sendable, Hashable {
  var lines: [StyledText] = []
  /// The lines of the focused item.
  var focus: Range<Int>?
  /// Where the hardware cursor stands, in lines and columns of the block.
  var cursor: Point?
  /// What a click on a line does, where it does something; a later one wins.
  private(set) var clicks: [Click] = []

  struct Click: Sendable, Hashable {
    var lines: Range<Int>
    let command: Command
  }

  init(lines: [StyledText] = [], focus: Range<Int>? = nil, cursor: Point? = nil) {
    self.lines = lines
    self.focus = focus
    self.cursor = cursor
  }

  mutating func add(_ line: StyledText) { lines.append(line) }
  mutating func add(_ text: String, _ style: Style = .plain) { lines.append(StyledText(text, style)) }

  /// Puts another block below this one.
  mutating func add(_ block: TextBlock, isFocused: Bool = false, click: Command? = nil) {
    let start = lines.count
    lines += block.lines
    if let click { clicks.append(Click(lines: start..<lines.count, command: click)) }
    clicks += block.clicks.map { Click(lines: $0.lines.moved(by: start), command: $0.command) }
    if let cursor = block.cursor { self.cursor = Point(row: start + cursor.row, column: cursor.column) }
    if isFocused { focus = block.focus?.moved(by: start) ?? start..<lines.count }
  }

  /// Makes lines answer to a click.
  mutating func click(_ lines: Range<Int>, _ command: Command) {
    clicks.append(Click(lines: lines, command: command))
  }

  /// Puts a line before another one; focus, cursor and clicks below move down.
  mutating func insert(_ line: StyledText, at row: Int) {
    lines.insert(line, at: row)
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound >= row ? range.moved(by: 1) : range }
    focus = focus.map(moved)
    cursor = cursor.map { $0.row >= row ? $0.offset(rows: 1) : $0 }
    clicks = clicks.map { Click(lines: moved($0.lines), command: $0.command) }
  }

  /// The first line to show so that the focus is in view, with some lines around it.
  func top(height: Int) -> Int {
    guard lines.count > height, let focus else { return 0 }
    let visible = min(focus.count, height)
    let spare = height - visible
    return min(max(0, focus.lowerBound - spare / 2), lines.count - height)
  }
}

extension Range<Int> {
  fileprivate func moved(by steps: Int) -> Range<Int> { lowerBound + steps..<upperBound + steps }
}

extension Picture {
  /// Shows as much of a block as fits, scrolled to its focus, and returns where its cursor is. The last column is kept
  /// for the arrows that tell of more.
  ///
  /// - Parameter top: the first line; nil follows the focus.
  @discardableResult
  mutating func draw(_ block: TextBlock, in area: Rectangle, glyphs: Glyphs, top: Int? = nil) -> Point? {
    let first = max(0, min(top ?? block.top(height: area.rows), block.lines.count - area.rows))
    for (row, line) in block.lines.dropFirst(first).prefix(area.rows).enumerated() {
      buffer.write(line, at: area.origin.offset(rows: row), width: area.columns - 1, glyphs: glyphs)
    }
    for click in block.clicks {
      let visible = click.lines.clamped(to: first..<first + area.rows)
      guard !visible.isEmpty else { continue }
      let place = Rectangle(
        row: area.top + visible.lowerBound - first, column: area.left, rows: visible.count, columns: area.columns)
      add(click.command, at: place)
    }
    buffer.markHidden(block.lines.count, first, area, glyphs)
    guard let cursor = block.cursor, (first..<first + area.rows).contains(cursor.row) else { return nil }
    return area.origin.offset(rows: cursor.row - first, columns: min(cursor.column, area.columns - 1))
  }
}

extension CellBuffer {
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
