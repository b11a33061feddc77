/// A screen, or a part of one, as a grid of cells. What lies outside is clipped; a wide character is never halved.
public struct CellBuffer: Sendable, Hashable {
  public let size: Size
  private var cells: [Cell]

  /// A blank grid.
  public init(_ size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.rows * size.columns)
  }

  /// All of the grid.
  public var bounds: Rectangle { Rectangle(size) }

  /// The cell at a place, nil outside.
  public subscript(_ point: Point) -> Cell? {
    bounds.contains(point) ? cells[index(point)] : nil
  }

  /// The cells of one row from left to right; empty outside.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Writes one line of text, clipped to the grid and to `limit` columns, and returns the columns it took.
  ///
  /// Tabs and line ends become blanks, other control characters U+FFFD. Where only half of a wide character fits, a
  /// blank stands.
  @discardableResult
  public mutating func write(_ text: some StringProtocol, at start: Point, style: Style = .plain, limit: Int? = nil)
    -> Int
  {
    guard (0..<size.rows).contains(start.row) else { return 0 }
    let end = min(size.columns, limit.map { start.column + max(0, $0) } ?? size.columns)
    var column = start.column
    for character in text {
      guard column < end else { break }
      let shown = Cell.shown(character)
      let width = DisplayWidth.of(shown)
      if column >= 0 && column + width <= end {
        put(Cell(text: shown, width: width, style: style), at: Point(row: start.row, column: column))
      } else if width == 2 {
        blankHalf(Point(row: start.row, column: column), end: end, style: style)
      }
      column += width
    }
    return max(0, min(column, end) - start.column)
  }

  /// Fills a block with one character; the block may reach outside. A wide character fills in steps of two columns.
  public mutating func fill(_ block: Rectangle, with character: Character = " ", style: Style = .plain) {
    let visible = block.intersection(bounds)
    let shown = Cell.shown(character)
    let count = visible.columns / DisplayWidth.of(shown)
    let blanks = visible.columns % DisplayWidth.of(shown)
    let line = String(repeating: shown, count: count) + String(repeating: " ", count: blanks)
    for row in visible.top..<visible.top + visible.rows {
      write(line, at: Point(row: row, column: visible.left), style: style)
    }
  }

  /// Gives a block another style and leaves its text, for example the selected row of a list.
  public mutating func restyle(_ block: Rectangle, _ change: (Style) -> Style) {
    let visible = block.intersection(bounds)
    for row in visible.top..<visible.top + visible.rows {
      for column in visible.left..<visible.left + visible.columns {
        let place = index(Point(row: row, column: column))
        cells[place].style = change(cells[place].style)
      }
    }
  }

  /// Copies another grid over this one with its top left corner at `origin`.
  public mutating func draw(_ other: CellBuffer, at origin: Point) {
    for row in 0..<other.size.rows {
      for (column, cell) in other.row(row).enumerated() where cell.width > 0 {
        let place = origin.offset(rows: row, columns: column)
        write(String(cell.text), at: place, style: cell.style)
      }
    }
  }

  private func index(_ point: Point) -> Int { point.row * size.columns + point.column }

  private mutating func blankHalf(_ point: Point, end: Int, style: Style) {
    let visible = point.column < 0 ? point.column + 1 : point.column
    guard visible >= 0, visible < end else { return }
    put(.blank(style), at: Point(row: point.row, column: visible))
  }

  /// The place and all of the cell's width are inside.
  private mutating func put(_ cell: Cell, at point: Point) {
    let place = index(point)
    if cells[place].width == 0 { cells[place - 1] = .blank(cells[place - 1].style) }
    let last = place + cell.width - 1
    if cells[last].width == 2 { cells[last + 1] = .blank(cells[last + 1].style) }
    cells[place] = cell
    if cell.width == 2 { cells[last] = .rightHalf(cell.style) }
  }
}
