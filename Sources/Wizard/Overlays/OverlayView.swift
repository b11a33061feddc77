import Activation
import Screen

/// A box over the content: help, a question, a dialog or a list.
struct OverlayView {
  /// The most columns of a box.
  static let widest = 76

  let state: WizardState
  let glyphs: Glyphs

  func draw(_ overlay: Overlay, _ picture: inout Picture, _ area: Rectangle) {
    let width = boxWidth(area) - 4
    switch overlay {
    case .help(let top):
      let help = HelpText(state: state, glyphs: glyphs).block(width: width - 1)
      draw(help, "Help", &picture, area, top: top)
    case .reading(let reading):
      draw(TextBlock(lines: reading.lines.map { StyledText($0) }), reading.title, &picture, area, top: reading.top)
    case .dialog(let dialog):
      draw(DialogView(dialog: dialog, width: width - 1, glyphs: glyphs).block(), dialog.title, &picture, area)
    case .picker(let picker):
      let rows = min(Picker.mostRows + 2, area.rows - 2)
      let block = PickerView(picker: picker, width: width, rows: rows, glyphs: glyphs).block()
      draw(block, picker.title, &picture, area, rows: rows)
    case .question(let question): draw(block(question, width), question.title, &picture, area)
    case .confirmation(let confirmation): draw(block(confirmation, width), "This loses data", &picture, area)
    case .stop(let question): draw(block(question), "A run is under way", &picture, area)
    }
  }

  private func boxWidth(_ area: Rectangle) -> Int { min(Self.widest, area.columns - 4) }

  /// - Parameter rows: how many lines the box has inside; nil for as many as there are.
  private func draw(
    _ block: TextBlock, _ title: String, _ picture: inout Picture, _ area: Rectangle, top: Int? = nil, rows: Int? = nil
  ) {
    let rows = min(area.rows, (rows ?? block.lines.count) + 2)
    let columns = boxWidth(area)
    let box = Rectangle(
      row: area.top + (area.rows - rows) / 2, column: area.left + (area.columns - columns) / 2, rows: rows,
      columns: columns)
    picture.forgetSpots()
    picture.buffer.fill(box)
    picture.buffer.box(box, glyphs: glyphs, style: .plain, title: title)
    let inside = box.inset(rows: 1, columns: 2)
    picture.cursor = picture.draw(block, in: inside, glyphs: glyphs, top: top) ?? inside.origin
  }

  private func block(_ question: Overlay.Question, _ width: Int) -> TextBlock {
    var block = TextBlock()
    question.text.wrapped(to: width - 1).forEach { block.add($0) }
    block.add(.blank)
    add([("y", question.yes, .press(.character("y"))), ("Esc", question.no, .press(.escape))], to: &block)
    return block
  }

  private func block(_ confirmation: Overlay.Confirmation, _ width: Int) -> TextBlock {
    var block = TextBlock()
    let warning = confirmation.warning
    let text = "\(warning.text) Type the id of the \(warning.noun) to go on: \(warning.id)"
    text.wrapped(to: width - 1).forEach { block.add($0) }
    var editor = confirmation.editor
    let label = warning.noun.prefix(1).uppercased() + warning.noun.dropFirst()
    let room = max(8, width - label.displayWidth - 4)
    let view = editor.view(width: room)
    block.cursor = Point(row: block.lines.count, column: label.displayWidth + 2 + view.cursorColumn)
    block.add(StyledText("\(label)  ").adding(view.text.padded(to: room), Style(.plain, adding: .underline)))
    return block
  }

  private func block(_ question: Overlay.StopQuestion) -> TextBlock {
    var block = TextBlock()
    let leaves = question.leavesProgram
    add(
      [
        (
          "a",
          leaves ? "abort it and leave; what was not posted is removed" : "abort it; what was not posted is removed",
          .press(.character("a"))
        ),
        (
          "l", leaves ? "leave it running and stay here" : "leave it running, back to the activations",
          .press(.character("l"))
        ),
        ("Esc", "keep watching", .press(.escape)),
      ], to: &block)
    return block
  }

  private func add(_ answers: [(key: String, meaning: String, command: Command)], to block: inout TextBlock) {
    for answer in answers {
      let line = StyledText(answer.key.padded(to: 5), .title).adding(answer.meaning)
      block.add(TextBlock(lines: [line]), click: answer.command)
    }
  }
}
