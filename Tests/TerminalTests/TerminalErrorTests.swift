import Screen
import Testing

@testable import Terminal

@Suite("Terminals that cannot show a screen")
struct TerminalErrorTests {
  @Test(
    "Each error says what is wrong and what to do",
    arguments: [
      (TerminalError.notATerminal, "needs a terminal"), (.unknownTerminal(name: "nosuch"), "“nosuch”"),
      (.unknownTerminal(name: ""), "TERM is not set"),
      (.cannotMoveCursor(name: "dumb"), "“dumb” cannot move its cursor"),
      (.systemRefused, "could not set up"),
    ])
  func messages(error: TerminalError, part: String) {
    #expect(error.description.contains(part))
    #expect(error.description.hasSuffix("Run a command such as `amc-export run FILE` instead."))
  }

  @Test("A name cannot write control sequences")
  func hostileName() {
    #expect(TerminalError.cannotMoveCursor(name: "a\u{1B}]0;x\u{7}\nb").description.contains("“a]0;xb”"))
  }

  @Test("Any value of NO_COLOR turns colour off", arguments: [("1", false), ("0", false), ("", true)])
  func noColor(value: String, allowsColor: Bool) {
    #expect(TerminalEnvironment(["NO_COLOR": value]).allowsColor == allowsColor)
    #expect(TerminalEnvironment([:]).allowsColor)
  }

  @Test("The Linux console gets ASCII, whose font has no more")
  func console() {
    #expect(TerminalEnvironment(["TERM": "linux"]).glyphs == .ascii)
  }
}
