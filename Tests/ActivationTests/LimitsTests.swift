import Activation
import Testing

@Suite("Limit of rejected rows")
struct LimitsTests {
  @Test(
    "exactly the limit passes, one more does not",
    arguments: [
      ("5%", 100, 5), ("0.25%", 400, 1), ("10", 1000, 10), ("0", 5, 0), ("0%", 7, 0), ("100%", 3, 3),
      ("33.3%", 1000, 333),
    ])
  func holdsTheLine(text: String, read: Int, allowed: Int) throws {
    let limit = try #require(Limits.RejectedRows(text: text))
    #expect(limit.allows(allowed, of: read))
    if allowed < read { #expect(!limit.allows(allowed + 1, of: read)) }
  }

  @Test("other words are no limits", arguments: ["", "%", "-1", "101%", "five", "5.%", "1.234%", "5 percent", "1e3"])
  func refuses(text: String) { #expect(Limits.RejectedRows(text: text) == nil) }
}
