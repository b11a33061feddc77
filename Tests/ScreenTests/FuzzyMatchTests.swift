import Screen
import Testing

@Suite("Finding by a few letters")
struct FuzzyMatchTests {
  @Test(
    "Letters have to appear in order; case and blanks do not count",
    arguments: [
      ("addcol", "Add a column", true), ("ADD COL", "add a column", true), ("", "anything", true),
      ("loca", "Add a column", false), ("x", "", false), ("é", "Émile", true), ("日本", "日の本", true),
    ])
  func fits(_ query: String, _ text: String, _ isFound: Bool) {
    #expect((FuzzyMatch(query, in: text) != nil) == isFound)
  }

  @Test(
    "Beginnings of words and neighbours win",
    arguments: [
      ("run", "Run now", "Look around"), ("ac", "Add a column", "Watch back"),
    ])
  func ranks(_ query: String, _ better: String, _ worse: String) throws {
    let first = try #require(FuzzyMatch(query, in: better))
    let second = try #require(FuzzyMatch(query, in: worse))
    #expect(first > second)
  }

  @Test("The positions are those of the letters that were taken")
  func positions() throws {
    #expect(try #require(FuzzyMatch("ml", in: "e-mail")).positions == [2, 5])
  }
}
