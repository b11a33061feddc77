/// One line of text being edited. The cursor stands between graphemes, so a flag or a letter with its accents is one step.
public struct LineEditor: Sendable, Hashable {
  /// The most graphemes a line takes; more is left out.
  public static let capacity = 10_000

  private var before: String
  private var after: String
  /// The first grapheme in view.
  private var firstVisible = 0

  /// The cursor stands after the text.
  public init(_ text: String = "") {
    before = String(Self.oneLine(text).prefix(Self.capacity))
    after = ""
  }

  /// The whole line, also what is scrolled out of view.
  public var text: String { before + after }
  public var isEmpty: Bool { before.isEmpty && after.isEmpty }
  /// The graphemes before the cursor.
  public var cursor: Int { before.count }

  /// Handles a key that edits or moves; false means the key is not for a text field.
  ///
  /// Besides the named keys: Ctrl-A and Ctrl-E go to the ends, Ctrl-U clears, Ctrl-W deletes a word, Ctrl-K the rest.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .backspace: deleteBackward()
    case .delete: deleteForward()
    case .left: moveLeft()
    case .right: moveRight()
    case .home, .control("a"): moveToStart()
    case .end, .control("e"): moveToEnd()
    case .control("u"): clear()
    case .control("w"): deleteWord()
    case .control("k"): after = ""
    default: return false
    }
    return true
  }

  /// Inserts before the cursor. A combining mark joins the grapheme it follows; control characters are left out.
  public mutating func insert(_ character: Character) {
    guard before.count + after.count < Self.capacity, !character.isLineControl else { return }
    before.append(character)
  }

  /// Inserts pasted text as one line: blanks and line ends around it and control characters go, line ends within become
  /// blanks. True tells that something was changed or left out, for the screen to say so.
  @discardableResult
  public mutating func paste(_ pasted: String) -> Bool {
    let line = Self.oneLine(pasted.trimmingBlanks)
    let kept = String(line.prefix(max(0, Self.capacity - before.count - after.count)))
    before += kept
    return kept != pasted
  }

  /// Deletes the grapheme before the cursor, accents and all.
  public mutating func deleteBackward() {
    if !before.isEmpty { before.removeLast() }
  }

  /// Deletes the grapheme behind the cursor.
  public mutating func deleteForward() {
    if !after.isEmpty { after.removeFirst() }
  }

  /// Deletes the blanks before the cursor and the word before them.
  public mutating func deleteWord() {
    while before.last?.isWhitespace == true { before.removeLast() }
    while before.last?.isWhitespace == false { before.removeLast() }
  }

  /// Deletes everything.
  public mutating func clear() {
    self = LineEditor()
  }

  /// Moves by one grapheme; stops at the start.
  public mutating func moveLeft() {
    if let last = before.popLast() { after.insert(last, at: after.startIndex) }
  }

  /// Moves by one grapheme; stops at the end.
  public mutating func moveRight() {
    if !after.isEmpty { before.append(after.removeFirst()) }
  }

  /// Puts the cursor before the text.
  public mutating func moveToStart() {
    after = before + after
    before = ""
  }

  /// Puts the cursor after the text.
  public mutating func moveToEnd() {
    before += after
    after = ""
  }

  /// The part to show in a field of that many columns, scrolled so that the cursor is in it. With a mask, each grapheme
  /// shows as that sign.
  public mutating func view(width: Int, mask: Character? = nil) -> LineView {
    let shown = (Array(before) + Array(after)).map { mask ?? Cell.shown($0) }
    let widths = shown.map { DisplayWidth.of($0) }
    scroll(widths, width)
    var end = firstVisible
    var columns = 0
    while end < shown.count, columns + widths[end] <= width {
      columns += widths[end]
      end += 1
    }
    return LineView(
      text: String(shown[firstVisible..<end]),
      cursorColumn: widths[firstVisible..<cursor].reduce(0, +),
      hidesStart: firstVisible > 0, hidesEnd: end < shown.count)
  }

  private mutating func scroll(_ widths: [Int], _ width: Int) {
    let cursor = self.cursor
    firstVisible = min(firstVisible, cursor)
    let atCursor = cursor < widths.count ? widths[cursor] : 1
    var needed = widths[firstVisible..<cursor].reduce(atCursor, +)
    while needed > width, firstVisible < cursor {
      needed -= widths[firstVisible]
      firstVisible += 1
    }
    // After a deletion, text scrolled out to the left comes back as far as there is room.
    var used = widths[firstVisible...].reduce(1, +)
    while firstVisible > 0, used + widths[firstVisible - 1] <= width {
      firstVisible -= 1
      used += widths[firstVisible]
    }
  }

  private static func oneLine(_ text: some StringProtocol) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { !$0.isLineControl })
  }
}

extension Character {
  fileprivate var isLineControl: Bool {
    unicodeScalars.first.map { $0.properties.generalCategory == .control } ?? true
  }
}

extension String {
  fileprivate var trimmingBlanks: Substring {
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return head[...last]
  }
}
