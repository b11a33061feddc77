import Activation
import Testing
import TestSupport

@Suite("JSON text")
struct JSONTextTests {
  @Test(
    "values are read as written",
    arguments: [
      (#"{"a":1,"b":[true,false,null]}"#, ["a": 1, "b": [true, false, nil]]),
      (#" "\u00e9\n\"\ud83d\ude00" "#, "é\n\"😀"),
      ("12345678901234567890", .number("12345678901234567890")), ("-0.5e+10", .number("-0.5e+10")),
      ("[]", []), ("{}", .map([:])), ("\u{FEFF}1", 1),
    ] as [(String, DocumentValue)])
  func reads(text: String, expected: DocumentValue) throws {
    #expect(try JSONText.read(text) == expected)
  }

  @Test(
    "a mistake is told with its line and column",
    arguments: [
      ("", 1, 1), ("{\"a\": 1,}", 1, 9), ("[1, 2", 1, 6), ("{\n  \"a\": nul\n}", 2, 8), ("{\"é\": x}", 1, 7),
      ("01", 1, 2), ("1.", 1, 3), ("\"\\q\"", 1, 3), ("\"\\ud800\"", 1, 4), ("\"a\nb\"", 1, 3),
      ("{\"a\":1,\"a\":2}", 1, 8),
      ("[1] 2", 1, 5), ("{1: 2}", 1, 2),
    ])
  func refuses(text: String, line: Int, column: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONText.read(text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("nesting that would exhaust the stack is refused")
  func refusesDeepNesting() {
    #expect(throws: JSONSyntaxError.self) { try JSONText.read(String(repeating: "[", count: 100_000)) }
  }

  @Test("what is written is read back unchanged, compact and pretty")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let value = DocumentValue.random(depth: 4, using: &generator)
      #expect(try JSONText.read(JSONText.write(value)) == value)
      #expect(try JSONText.read(JSONText.write(value, pretty: true)) == value)
    }
  }

  @Test("no bytes at all make the reader crash")
  func survivesNoise() {
    var generator = SeededGenerator(seed: 11)
    let alphabet = Array("{}[]\",:\\u0123eE+-.truefalsn \n\u{FF}é".utf8)
    for _ in 0..<20_000 {
      let noise = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      if let value = try? JSONText.read(noise) { #expect((try? JSONText.read(JSONText.write(value))) == value) }
    }
  }
}
