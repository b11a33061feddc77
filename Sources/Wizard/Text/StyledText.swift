import Screen

/// One line of the screen made of pieces with their own style.
struct StyledText: Sendable, Hashable {
  struct Piece: Sendable, Hashable {
    var text: String
    var style: Style
  }

  private(set) var pieces: [Piece] = []

  init() {}

  init(_ text: String, _ style: Style = .plain) { add(text, style) }

  mutating func add(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: text, style: style)) }
  }

  func adding(_ text: String, _ style: Style = .plain) -> StyledText {
    var line = self
    line.add(text, style)
    return line
  }

  func adding(_ other: StyledText) -> StyledText {
    var line = self
    line.pieces += other.pieces
    return line
  }

  /// Blanks up to a column, at least one when the line reaches it already.
  func tab(to column: Int) -> StyledText {
    adding(String(repeating: " ", count: max(pieces.isEmpty ? 0 : 1, column - width)))
  }

  var width: Int { pieces.reduce(0) { $0 + $1.text.displayWidth } }

  static let blank = StyledText()
}

extension Glyphs {
  /// Signs of our own texts that an ASCII terminal lacks; each takes one column like its stand-in.
  private static let substitutes: [Character: Character] = [
    "↑": "^", "↓": "v", "←": "<", "→": ">", "–": "-", "…": "~", "“": "\"", "”": "\"", "’": "'",
  ]

  fileprivate func shown(_ piece: StyledText.Piece) -> StyledText.Piece {
    guard self == .ascii else { return piece }
    return .init(text: String(piece.text.map { Self.substitutes[$0] ?? $0 }), style: piece.style)
  }
}

extension CellBuffer {
  /// Writes a line into at most `width` columns; a longer one ends with an ellipsis.
  mutating func write(_ line: StyledText, at start: Point, width: Int, glyphs: Glyphs) {
    var place = start
    var room = width
    var rest = line.width
    for piece in line.pieces.map({ glyphs.shown($0) }) where room > 0 {
      let own = piece.text.displayWidth
      rest -= own
      // The ellipsis has to fit before what follows is cut off.
      let limit = rest > 0 && own + rest > room ? min(own, room) : room
      let isCut = own > limit || (own == room && rest > 0)
      let text =
        isCut && own <= limit
        ? (piece.text.prefix(columns: room - 1) + String(glyphs.ellipsis))
        : piece.text.truncated(to: limit, ellipsis: glyphs.ellipsis)
      let taken = write(text, at: place, style: piece.style, limit: room)
      place = place.offset(columns: taken)
      room -= taken
    }
  }
}
