import Screen

/// Text of several lines being edited.
struct TextArea: Sendable, Hashable {
  private(set) var lines: [LineEditor]
  private(set) var row = 0

  /// The cursor stands at the start.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { LineEditor(String($0)) }
    for index in lines.indices { lines[index].moveToStart() }
  }

  var text: String { lines.map(\.text).joined(separator: "\n") }

  /// False means the key is not for a text.
  mutating func handle(_ key: Key) -> Bool {
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
    case .delete where isAtLineEnd && row + 1 < lines.count:
      move(to: row + 1)
      joinWithPrevious()
    default: return lines[row].handle(key)
    }
    return true
  }

  /// Inserts text; its line ends begin new lines.
  mutating func paste(_ text: String) {
    for character in text {
      if character.isNewline { splitLine() } else { lines[row].insert(character == "\t" ? " " : character) }
    }
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
  private mutating func splitLine() {
    let text = lines[row].text
    let column = lines[row].cursor
    let indentation = String(text.prefix { $0 == " " }.prefix(column))
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
