import Screen

/// What stands on a terminal that is smaller than the floor.
struct TooSmallView {
  let size: Size

  func picture() -> Picture {
    var buffer = CellBuffer(size)
    let floor = Size.floor
    let lines = [
      "Terminal too small",
      "needed: \(floor.columns) x \(floor.rows)",
      "now: \(size.columns) x \(size.rows)",
      "enlarge it; q quits",
    ]
    let top = max(0, (size.rows - lines.count) / 2)
    for (row, text) in lines.enumerated() {
      let column = max(0, (size.columns - text.displayWidth) / 2)
      buffer.write(text, at: Point(row: top + row, column: column), style: row == 0 ? .title : .plain)
    }
    return Picture(buffer)
  }
}
