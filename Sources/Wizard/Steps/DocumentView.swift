import Screen

/// The text editor for a field of several lines.
struct DocumentView {
  let entry: DocumentEntry
  let glyphs: Glyphs

  func block(width: Int) -> TextBlock {
    var block = TextBlock()
    let form = entry.field.kind == .longText ? "text" : "YAML or JSON"
    block.add(StyledText(entry.field.title, .title).adding("  \(form)", .dim))
    for (row, line) in entry.area.lines.enumerated() {
      guard row == entry.area.row else {
        block.add(StyledText("  \(line.text)"))
        continue
      }
      var editor = line
      let view = editor.view(width: width - 3)
      block.cursor = Point(row: block.lines.count, column: 2 + view.cursorColumn)
      block.focus = block.lines.count..<block.lines.count + 1
      block.add(StyledText("\(glyphs.current) ", .title).adding(view.text, Style(.plain, adding: .underline)))
    }
    if let problem = entry.problem {
      block.lines.insert(StyledText("\(glyphs.attention) \(problem)", .bad), at: 1)
      block.cursor = block.cursor.map { $0.offset(rows: 1) }
      block.focus = block.focus.map { $0.lowerBound + 1..<$0.upperBound + 1 }
    }
    return block
  }
}
