import Activation
import Screen

/// The seven steps with their state: down the left side, or in one line.
struct RailView {
  /// Columns of the rail with the line beside it.
  static let width = 18

  let editor: EditorState
  let glyphs: Glyphs

  func drawColumn(_ picture: inout Picture, _ area: Rectangle) {
    for (row, step) in Field.Step.allCases.enumerated() {
      let place = area.origin.offset(rows: row)
      picture.buffer.write(line(step), at: place, width: area.columns - 2, glyphs: glyphs)
      picture.add(.goTo(step), at: Rectangle(row: place.row, column: place.column, rows: 1, columns: area.columns - 2))
      if step == editor.step, editor.region == .rail { picture.cursor = place.offset(columns: 3) }
    }
    picture.buffer.verticalLine(
      at: area.origin.offset(columns: area.columns - 2), length: area.rows, glyphs: glyphs)
  }

  private func line(_ step: Field.Step) -> StyledText {
    let isCurrent = step == editor.step
    let style: Style = isCurrent ? (editor.region == .rail ? .focus : .title) : .plain
    let (mark, markStyle) = mark(step)
    let count = editor.issues(of: step).count
    return StyledText(isCurrent ? String(glyphs.current) : " ", .title)
      .adding("\(mark) ", markStyle)
      .adding(step.rawValue.padded(to: 10), style)
      .adding(count > 0 ? " \(count)" : "", markStyle)
  }

  /// Each step as its number and mark; the present one with its name.
  func drawLine(_ picture: inout Picture, _ area: Rectangle) {
    var line = StyledText(" ")
    for step in Field.Step.allCases {
      let isCurrent = step == editor.step
      if isCurrent, editor.region == .rail { picture.cursor = area.origin.offset(columns: line.width) }
      let start = line.width
      let style: Style = isCurrent ? (editor.region == .rail ? .focus : .title) : .dim
      let (mark, markStyle) = mark(step)
      let count = editor.issues(of: step).count
      line = line.adding(isCurrent ? "\(step.number) \(step.rawValue)" : "\(step.number)", style)
        .adding(" \(mark)\(count > 0 ? "\(count)" : "")", markStyle)
        .adding("   ")
      picture.add(
        .goTo(step), at: Rectangle(row: area.top, column: area.left + start, rows: 1, columns: line.width - start - 2))
    }
    picture.buffer.write(line, at: area.origin, width: area.columns, glyphs: glyphs)
  }

  private func mark(_ step: Field.Step) -> (Character, Style) {
    let issues = editor.issues(of: step)
    if issues.hasErrors { return (glyphs.attention, .bad) }
    if !issues.isEmpty { return (glyphs.attention, .warning) }
    return editor.isStarted(step) ? (glyphs.done, .good) : (glyphs.pending, .dim)
  }
}

extension EditorState {
  /// True when the step was looked at or something is set in it.
  func isStarted(_ step: Field.Step) -> Bool {
    if step == .review { return false }
    return visited.contains(step)
      || draft.fields(of: step).contains { draft[$0.document][$0.path].map { !$0.isNull } ?? false }
  }
}
