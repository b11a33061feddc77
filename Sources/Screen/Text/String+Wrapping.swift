extension StringProtocol {
  /// The text as lines of at most `columns` columns, broken at blanks; a longer word is broken where it must be.
  ///
  /// Line ends of the text stay; blanks in a row become one. An empty text is one empty line; no columns, no lines.
  public func wrapped(to columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    let paragraphs: [Substring] = String(self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return paragraphs.flatMap { paragraph in
      let words: [Substring] = paragraph.split(whereSeparator: \.isWhitespace)
      return Self.wrap(words.map(String.init), columns)
    }
  }

  private static func wrap(_ words: [String], _ columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if line.isEmpty {
        line = word
      } else if line.displayWidth + 1 + word.displayWidth <= columns {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
      while line.displayWidth > columns {
        let head = line.prefix(columns: columns)
        // A wide character does not fit one column; it goes alone, for the cell buffer to clip.
        let count = Swift.max(1, head.count)
        lines.append(String(line.prefix(count)))
        line = String(line.dropFirst(count))
      }
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }
}
