/// Suggestions for words that were probably mistyped.
public enum Spelling {
  /// The candidate with the fewest edits, if so few that it was likely meant: at most a third of the letters.
  public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let scored = candidates.map { (candidate: $0, edits: edits(word.lowercased(), $0.lowercased())) }
    guard let best = scored.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= max(1, min(word.count, best.candidate.count) / 3) ? best.candidate : nil
  }

  /// Levenshtein distance.
  private static func edits(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (i, a) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in second.enumerated() {
        let substitution = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}

extension StringProtocol {
  /// Without blanks, tabs and line breaks at both ends.
  package func trimmingBlanks() -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
