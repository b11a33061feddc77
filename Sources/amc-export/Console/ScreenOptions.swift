import ArgumentParser
import Terminal

/// How the screen uses the terminal; nothing of it is ever saved.
struct ScreenOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "Show state by marks and weight instead of colour.") var noColor = false
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.") var noMouse = false
  @Flag(help: "Draw with ASCII characters only.") var ascii = false
  @Flag(help: "Ask one question a line instead of drawing a screen.") var plain = false

  /// The wizard uses Ctrl-Z for undo, so the terminal's suspend key is left out.
  var terminalOptions: TerminalOptions {
    TerminalOptions(usesColor: !noColor, usesMouse: !noMouse, suspendKey: nil)
  }
}
