extension StringProtocol {
  /// The columns the text takes on the screen.
  public var displayWidth: Int { DisplayWidth.of(self) }

  /// The longest prefix that takes at most that many columns.
  public func prefix(columns: Int) -> SubSequence {
    var width = 0
    return prefix { character in
      width += DisplayWidth.of(Cell.shown(character))
      return width <= columns
    }
  }

  /// The longest suffix that takes at most that many columns.
  public func suffix(columns: Int) -> SubSequence {
    var width = 0
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      width += DisplayWidth.of(Cell.shown(self[before]))
      if width > columns { break }
      start = before
    }
    return self[start...]
  }

  /// The text itself when it fits, else as much as fits with an ellipsis for the rest.
  public func truncated(to columns: Int, ellipsis: Character = "…", keeping part: TextPart = .start) -> String {
    guard displayWidth > columns else { return String(self) }
    guard columns > 0 else { return "" }
    let room = columns - 1
    switch part {
    case .start: return prefix(columns: room) + String(ellipsis)
    case .end: return String(ellipsis) + suffix(columns: room)
    case .ends: return prefix(columns: room - room / 2) + String(ellipsis) + suffix(columns: room / 2)
    }
  }

  /// The text with blanks up to that many columns; a longer text stays as it is.
  public func padded(to columns: Int, _ alignment: Alignment = .left) -> String {
    let missing = Swift.max(0, columns - displayWidth)
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: before) + self + String(repeating: " ", count: missing - before)
  }

  /// Exactly that many columns: truncated when longer, padded when shorter.
  public func fitted(to columns: Int, _ alignment: Alignment = .left, ellipsis: Character = "…") -> String {
    truncated(to: columns, ellipsis: ellipsis).padded(to: columns, alignment)
  }
}
