/// One column of the screen.
public struct Cell: Sendable, Hashable {
  /// What is shown; a blank in the right half of a wide character.
  public let text: Character
  /// 1 or 2; 0 marks the right half of the wide character to the left.
  public let width: Int
  public internal(set) var style: Style

  static func blank(_ style: Style) -> Cell { Cell(text: " ", width: 1, style: style) }
  static func rightHalf(_ style: Style) -> Cell { Cell(text: " ", width: 0, style: style) }

  /// The character a screen shows for `character`: a blank for tabs and line ends, U+FFFD for other controls and for
  /// marks that stand alone, so that what is hidden in a value can be seen and no escape sequence reaches the terminal.
  static func shown(_ character: Character) -> Character {
    if let ascii = character.asciiValue, (0x20..<0x7F).contains(ascii) { return character }
    if character == "\t" || character.isNewline { return " " }
    return DisplayWidth.of(character) == 0 ? "\u{FFFD}" : character
  }
}
