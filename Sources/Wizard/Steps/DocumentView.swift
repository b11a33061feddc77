import Screen

/// The text editor for a field of several lines, with line numbers and the place of a mistake.
struct DocumentView {
  let entry: DocumentEntry
  let glyphs: Glyphs

  func block(width: Int) -> TextBlock {
    var block = TextBlock()
    block.add(title)
    let numberWidth = String(entry.area.lines.count).count + 1
    for (row, line) in entry.area.lines.enumerated() {
      let isProblem = entry.problem?.line == row + 1
      let number = StyledText(String(row + 1).padded(to: numberWidth - 1, .right), isProblem ? .bad : .dim)
        .adding(isProblem ? String(glyphs.attention) : " ", .bad)
      guard row == entry.area.row else {
        block.add(number.adding(" \(line.text)"))
        continue
      }
      var editor = line
      let view = editor.view(width: width - numberWidth - 2)
      block.cursor = Point(row: block.lines.count, column: numberWidth + 1 + view.cursorColumn)
      block.focus = block.lines.count..<block.lines.count + 1
      block.add(number.adding(" ").adding(view.text, Style(.plain, adding: .underline)))
    }
    addProblem(&block, width)
    return block
  }

  private var title: StyledText {
    let language = entry.language == .text ? "" : "  \(entry.language.rawValue)"
    let place = "  line \(entry.area.row + 1) of \(entry.area.lines.count)"
    return StyledText(entry.field.title, .title).adding(language + place, .dim)
  }

  /// Below the line it is about.
  private func addProblem(_ block: inout TextBlock, _ width: Int) {
    guard let problem = entry.problem else { return }
    let text = "line \(problem.line), column \(problem.column): \(problem.reason)"
    let row = min(max(1, problem.line + 1), block.lines.count)
    for (number, line) in text.wrapped(to: width - 4).enumerated() {
      block.insert(StyledText("  \(glyphs.attention) \(line)", .bad), at: row + number)
    }
  }
}
