import Activation
import Documents
import Testing
import TestSupport

@Suite("YAML text")
struct YAMLTextTests {
  @Test(
    "scalars mean what a person expects",
    arguments: [
      ("NO", "NO"), ("on", "on"), ("0123", "0123"), ("12", 12), ("\"12\"", "12"), ("~", nil),
      ("", nil),
      ("true", true), ("1e5", .number("1e5")), ("2026-01-01", "2026-01-01"), ("0x1F", "0x1F"), ("5%", "5%"),
      ("12345678901234567890", .number("12345678901234567890")),
    ] as [(String, DocumentValue)])
  func readsScalars(text: String, expected: DocumentValue) throws {
    #expect(try YAMLText.read("a: \(text)\n") == ["a": expected])
  }

  @Test("an empty file is a draft without anything", arguments: ["", "\n", "# only a comment\n"])
  func readsNothing(text: String) throws { #expect(try YAMLText.read(text) == .map([:])) }

  @Test(
    "a mistake is told with its line",
    arguments: [("a: [1\nb: 2", 2), ("a: 1\n\tb: 2", 2), ("a: 1\na: 2", 1), ("a: \"x", 1), ("a: b: c", 1)])
  func refuses(text: String, line: Int) {
    let error = #expect(throws: DocumentSyntaxError.self) { try YAMLText.read(text) }
    #expect(error.map { $0.line >= line } == true)
    #expect(error?.reason.isEmpty == false)
  }

  @Test("aliases that multiply themselves are stopped")
  func refusesBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    #expect(throws: DocumentSyntaxError.self) { try YAMLText.read(text) }
  }

  @Test("what is written is read back unchanged")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<1500 {
      let value = DocumentValue.map(["root": .random(depth: 4, using: &generator)])
      #expect(try YAMLText.read(YAMLText.write(value)) == value, "\(YAMLText.write(value))")
    }
  }
}
