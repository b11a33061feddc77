/// The words of a command line, without a shell: blanks separate, single or double quotes hold blanks together.
public enum CommandWords {
  /// Nil when a quote is not closed.
  public static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      switch (quote, character) {
      case (character?, _): quote = nil
      case (.some, _): word?.append(character)
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      case (nil, _) where character.isWhitespace:
        if let finished = word { words.append(finished) }
        word = nil
      case (nil, _): word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(word) }
    return words
  }
}
