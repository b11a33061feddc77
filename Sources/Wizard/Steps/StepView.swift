import Activation
import Screen

/// One step of an activation beside or below its rail.
struct StepView {
  let editor: EditorState
  let glyphs: Glyphs

  func draw(_ picture: inout Picture, _ area: Rectangle) {
    var area = area
    let rail = RailView(editor: editor, glyphs: glyphs)
    if area.columns >= 80, editor.step != .mapping {
      rail.drawColumn(&picture, area.takeLeft(RailView.width))
    } else {
      rail.drawLine(&picture, area.takeTop(1))
      _ = area.takeTop(area.rows > 18 && editor.step != .mapping ? 1 : 0)
      _ = area.takeLeft(1)
    }
    if let document = editor.document {
      draw(DocumentView(entry: document, glyphs: glyphs).block(width: area.columns - 1), &picture, area)
    } else {
      drawStep(&picture, area)
    }
  }

  private func drawStep(_ picture: inout Picture, _ area: Rectangle) {
    switch editor.step {
    case .connection, .source, .target, .dataset, .schedule:
      draw(FormView(editor: editor, width: area.columns - 1, glyphs: glyphs).block(), &picture, area)
    case .mapping:
      var area = area
      _ = area.takeRight(1)
      MappingView(editor: editor, glyphs: glyphs).draw(&picture, area)
    case .review: draw(ReviewView(editor: editor, width: area.columns - 1, glyphs: glyphs).block(), &picture, area)
    }
  }

  private func draw(_ block: TextBlock, _ picture: inout Picture, _ area: Rectangle) {
    if let cursor = picture.draw(block, in: area, glyphs: glyphs) { picture.cursor = cursor }
  }
}
