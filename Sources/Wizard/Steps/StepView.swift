import Activation
import Screen

/// One step of an activation beside or below its rail.
struct StepView {
  let editor: EditorState
  let glyphs: Glyphs

  func draw(_ frame: inout Frame, _ area: Rectangle) {
    var area = area
    let rail = RailView(editor: editor, glyphs: glyphs)
    if area.columns >= 80, editor.step != .mapping {
      rail.drawColumn(&frame, area.takeLeft(RailView.width))
    } else {
      rail.drawLine(&frame, area.takeTop(1))
      _ = area.takeTop(area.rows > 18 && editor.step != .mapping ? 1 : 0)
      _ = area.takeLeft(1)
    }
    if let document = editor.document {
      draw(DocumentView(entry: document, glyphs: glyphs).block(width: area.columns - 1), &frame, area)
    } else {
      drawStep(&frame, area)
    }
  }

  private func drawStep(_ frame: inout Frame, _ area: Rectangle) {
    switch editor.step {
    case .connection, .source, .target, .dataset, .schedule:
      draw(FormView(editor: editor, width: area.columns - 1, glyphs: glyphs).block(), &frame, area)
    case .mapping:
      var area = area
      _ = area.takeRight(1)
      MappingView(editor: editor, glyphs: glyphs).draw(&frame, area)
    case .review: draw(ReviewView(editor: editor, width: area.columns - 1, glyphs: glyphs).block(), &frame, area)
    }
  }

  private func draw(_ block: TextBlock, _ frame: inout Frame, _ area: Rectangle) {
    if let cursor = frame.buffer.draw(block, in: area, glyphs: glyphs) { frame.cursor = cursor }
  }
}
