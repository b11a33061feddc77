/// How well a query fits a text when its characters only have to appear in order, as command palettes and file pickers do.
public struct FuzzyMatch: Sendable, Hashable, Comparable {
  /// Higher fits better. Only values for the same query can be compared.
  public let score: Int
  /// The characters of the text that the query took, counted from 0, in order.
  public let positions: [Int]

  /// Nil when the query does not fit. An empty query fits everything equally well. Letter case does not count.
  public init?(_ query: some StringProtocol, in text: some StringProtocol) {
    let wanted = query.lowercased().filter { !$0.isWhitespace }.map { $0 }
    let letters = text.lowercased().map { $0 }
    guard let best = Self.best(wanted, letters) else { return nil }
    score = best.score
    positions = best.positions
  }

  public static func < (left: FuzzyMatch, right: FuzzyMatch) -> Bool { left.score < right.score }

  /// The best of the ways that begin at each place where the first character stands.
  private static func best(_ wanted: [Character], _ letters: [Character]) -> (score: Int, positions: [Int])? {
    guard let first = wanted.first else { return (0, []) }
    let ways = letters.indices.filter { letters[$0] == first }.compactMap { start in
      way(wanted, letters, from: start)
    }
    return ways.max { $0.score < $1.score }
  }

  private static func way(_ wanted: [Character], _ letters: [Character], from start: Int) -> (
    score: Int, positions: [Int]
  )? {
    var positions: [Int] = []
    var place = start
    for character in wanted {
      guard let found = letters[place...].firstIndex(of: character) else { return nil }
      positions.append(found)
      place = found + 1
    }
    return (score(positions, letters), positions)
  }

  /// Beginnings of words and runs of neighbours count most; gaps and a late start count against.
  private static func score(_ positions: [Int], _ letters: [Character]) -> Int {
    var score = -(positions.first ?? 0)
    for (index, place) in positions.enumerated() {
      let beginsWord = place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber)
      if beginsWord { score += 12 }
      guard index > 0 else { continue }
      let gap = place - positions[index - 1] - 1
      score += gap == 0 ? 10 : -min(gap, 8)
    }
    return score
  }
}
