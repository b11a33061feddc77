import Screen

/// Text of several lines being edited.
struct TextArea: Sendable, Hashable {
  /// What undo goes back to.
  private struct Snapshot: Sendable, Hashable {
    let lines: [LineEditor]
    let row: Int
  }

  /// The most changes that can be undone.
  private static let depth = 500

  private(set) var lines: [LineEditor]
  private(set) var row = 0
  private var earlier: [Snapshot] = []
  private var later: [Snapshot] = []
  /// True while letters of one word are typed, which are undone together.
  private var isWithinWord = false

  /// The cursor stands at the start.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { LineEditor(String($0)) }
    for index in lines.indices { lines[index].moveToStart() }
  }

  var text: String { lines.map(\.text).joined(separator: "\n") }

  /// False means the key is not for a text.
  mutating func handle(_ key: Key) -> Bool {
    let before = Snapshot(lines: lines, row: row)
    let taken = change(key)
    guard lines.count != before.lines.count || lines[row].text != before.lines[row].text else {
      isWithinWord = false
      return taken
    }
    var isLetter = false
    if case .character(let character) = key { isLetter = !character.isWhitespace }
    if !(isLetter && isWithinWord) { remember(before) }
    isWithinWord = isLetter
    return taken
  }

  private mutating func change(_ key: Key) -> Bool {
    switch key {
    case .enter: splitLine()
    case .up: move(to: row - 1)
    case .down: move(to: row + 1)
    case .pageUp: move(to: row - 10)
    case .pageDown: move(to: row + 10)
    case .backspace where lines[row].cursor == 0: joinWithPrevious()
    case .left where lines[row].cursor == 0 && row > 0:
      move(to: row - 1)
      lines[row].moveToEnd()
    case .right where isAtLineEnd && row + 1 < lines.count:
      row += 1
      lines[row].moveToStart()
    case .delete where isAtLineEnd && row + 1 < lines.count:
      move(to: row + 1)
      joinWithPrevious()
    default: return lines[row].handle(key)
    }
    return true
  }

  /// Inserts text; its line ends begin new lines.
  mutating func paste(_ text: String) {
    remember(Snapshot(lines: lines, row: row))
    for character in text {
      if character.isNewline {
        splitLine(keepingIndentation: false)
      } else {
        lines[row].insert(character == "\t" ? " " : character)
      }
    }
  }

  /// Replaces all of it; the cursor stays on its line when there is one.
  mutating func replace(with text: String) {
    let before = Snapshot(lines: lines, row: row)
    let history = earlier
    self = TextArea(text)
    earlier = history
    remember(before)
    row = min(before.row, lines.count - 1)
  }

  /// Puts the cursor at a line and column, both counted from 1.
  mutating func moveCursor(line: Int, column: Int) {
    row = min(max(0, line - 1), lines.count - 1)
    place(at: max(0, column - 1))
  }

  private var isAtLineEnd: Bool { lines[row].cursor == lines[row].text.count }

  private mutating func move(to target: Int) {
    let column = lines[row].cursor
    row = min(max(0, target), lines.count - 1)
    place(at: column)
  }

  private mutating func place(at column: Int) {
    lines[row].moveToStart()
    for _ in 0..<min(column, lines[row].text.count) { lines[row].moveRight() }
  }

  /// The new line keeps the indentation of the old one.
  private mutating func splitLine(keepingIndentation: Bool = true) {
    let text = lines[row].text
    let column = lines[row].cursor
    let indentation = keepingIndentation ? String(text.prefix { $0 == " " }.prefix(column)) : ""
    lines[row] = LineEditor(String(text.prefix(column)))
    lines.insert(LineEditor(indentation + text.dropFirst(column)), at: row + 1)
    row += 1
    place(at: indentation.count)
  }

  private mutating func joinWithPrevious() {
    guard row > 0 else { return }
    let rest = lines.remove(at: row).text
    row -= 1
    let column = lines[row].text.count
    lines[row] = LineEditor(lines[row].text + rest)
    place(at: column)
  }
}

// MARK: Undo

extension TextArea {
  private mutating func remember(_ snapshot: Snapshot) {
    earlier.append(snapshot)
    if earlier.count > Self.depth { earlier.removeFirst() }
    later = []
  }

  /// - Returns: false when there is nothing to undo.
  mutating func undo() -> Bool {
    guard let snapshot = earlier.popLast() else { return false }
    later.append(Snapshot(lines: lines, row: row))
    show(snapshot)
    return true
  }

  mutating func redo() -> Bool {
    guard let snapshot = later.popLast() else { return false }
    earlier.append(Snapshot(lines: lines, row: row))
    show(snapshot)
    return true
  }

  private mutating func show(_ snapshot: Snapshot) {
    lines = snapshot.lines
    row = snapshot.row
    isWithinWord = false
  }
}
