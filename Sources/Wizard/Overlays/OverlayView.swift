import Activation
import Screen

/// A box over the content: help, a question, or a line to type.
struct OverlayView {
  let state: WizardState
  let glyphs: Glyphs

  func draw(_ overlay: Overlay, _ frame: inout Frame, _ area: Rectangle) {
    switch overlay {
    case .help(let top):
      let help = HelpText(state: state, glyphs: glyphs).block(width: boxWidth(area) - 5)
      draw(help, "Help", &frame, area, top: top)
    case .newActivation(let editor): draw(newActivation(editor, boxWidth(area) - 4), "New activation", &frame, area)
    case .confirmation(let confirmation):
      draw(confirmationBlock(confirmation, boxWidth(area) - 4), "Remove everything", &frame, area)
    case .stop(let question): draw(stopBlock(question), "A run is under way", &frame, area)
    }
  }

  /// The most columns of a box.
  static let widest = 76

  private func boxWidth(_ area: Rectangle) -> Int { min(Self.widest, area.columns - 4) }

  private func draw(_ block: TextBlock, _ title: String, _ frame: inout Frame, _ area: Rectangle, top: Int? = nil) {
    let rows = min(area.rows, block.lines.count + 2)
    let columns = boxWidth(area)
    let box = Rectangle(
      row: area.top + (area.rows - rows) / 2, column: area.left + (area.columns - columns) / 2, rows: rows,
      columns: columns)
    frame.buffer.fill(box)
    frame.buffer.box(box, glyphs: glyphs, style: .plain, title: title)
    let inside = box.inset(rows: 1, columns: 2)
    frame.cursor = frame.buffer.draw(block, in: inside, glyphs: glyphs, top: top) ?? inside.origin
  }

  private func newActivation(_ editor: LineEditor, _ width: Int) -> TextBlock {
    var block = TextBlock()
    block.add("The name is also the name of its file.", .dim)
    addLine(editor, "Name", width, &block)
    return block
  }

  private func confirmationBlock(_ confirmation: Overlay.Confirmation, _ width: Int) -> TextBlock {
    var block = TextBlock()
    let text = "FULL_REPLACE removes everything now in \(confirmation.datasetID). Type the data set's id to go on."
    text.wrapped(to: width).forEach { block.add($0) }
    addLine(confirmation.editor, "Data set", width, &block)
    return block
  }

  private func addLine(_ editor: LineEditor, _ label: String, _ width: Int, _ block: inout TextBlock) {
    var editor = editor
    let room = max(8, width - label.count - 4)
    let view = editor.view(width: room)
    block.cursor = Point(row: block.lines.count, column: label.count + 2 + view.cursorColumn)
    block.add(StyledText("\(label)  ").adding(view.text.padded(to: room), Style(.plain, adding: .underline)))
  }

  private func stopBlock(_ question: Overlay.StopQuestion) -> TextBlock {
    var block = TextBlock()
    for (key, meaning) in [
      (
        "s",
        question.leavesProgram
          ? "stop it and leave; what was not posted is removed" : "stop it; what was not posted is removed"
      ),
      ("b", question.leavesProgram ? "leave it running and stay here" : "leave it running, back to the activations"),
      ("Esc", "keep watching"),
    ] { block.add(StyledText(key.padded(to: 5), .title).adding(meaning)) }
    return block
  }
}
