import CTerminal
import Screen

/// Brings frames to the terminal, row by row where they differ from what is shown; curses then sends only the cells
/// that changed.
struct Painter {
  private let palette: Palette
  private var shown: CellBuffer?

  init(palette: Palette) {
    self.palette = palette
    palette.install()
  }

  /// The size of the screen now.
  var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    ct_size(&rows, &columns)
    return Size(rows: Int(rows), columns: Int(columns))
  }

  /// Forgets what is shown; the next frame is sent as a whole.
  mutating func repaint() {
    shown = nil
    ct_repaint()
  }

  mutating func paint(_ frame: Frame) {
    let buffer = Self.fit(frame.buffer, to: size)
    for row in 0..<buffer.size.rows where shown?.size != buffer.size || shown?.row(row) != buffer.row(row) {
      paint(buffer.row(row), row: row)
    }
    shown = buffer
    if let cursor = frame.cursor, buffer.bounds.contains(cursor) {
      ct_flush(Int32(cursor.row), Int32(cursor.column))
    } else {
      ct_flush(-1, 0)
    }
  }

  private func paint(_ cells: ArraySlice<Cell>, row: Int) {
    var style: Style?
    for (column, cell) in cells.enumerated() where cell.width > 0 {
      if cell.style != style {
        let look = palette.look(of: cell.style)
        ct_set_style(look.pair, look.attributes)
        style = cell.style
      }
      let scalars = cell.text.unicodeScalars.map(\.value)
      ct_put(Int32(row), Int32(column), scalars, Int32(scalars.count), Int32(cell.width))
    }
  }

  /// A program that drew for another size is shown as far as it goes.
  private static func fit(_ buffer: CellBuffer, to size: Size) -> CellBuffer {
    guard buffer.size != size else { return buffer }
    var fitted = CellBuffer(size)
    fitted.draw(buffer, at: .zero)
    return fitted
  }
}
