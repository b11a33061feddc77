/// Why the screen cannot be shown here. Nothing was written to the terminal.
public enum TerminalError: Error, Sendable, Hashable {
  /// Standard input or output is a file, a pipe or nothing.
  case notATerminal
  /// TERM is empty, or this machine has no description of it.
  case unknownTerminal(name: String)
  /// The terminal can only print line after line, such as TERM=dumb.
  case cannotMoveCursor(name: String)
  /// The system has no descriptors or memory left, or a screen is up already.
  case systemRefused
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what to do, for the person at the terminal.
  public var description: String {
    let way = "Run a command such as `amc-export run FILE` instead"
    switch self {
    case .notATerminal:
      return "The screen needs a terminal for input and output. \(way)."
    case .unknownTerminal(let name) where name.isEmpty:
      return
        "The screen needs to know the terminal, but TERM is not set. Set it, for example TERM=xterm-256color. \(way)."
    case .unknownTerminal(let name):
      return "This machine does not know the terminal \(Self.safe(name)). "
        + "Set TERM to one it knows, for example xterm-256color. \(way)."
    case .cannotMoveCursor(let name):
      return "The terminal \(Self.safe(name)) cannot move its cursor, so it cannot show the screen. "
        + "`amc-export --plain` asks the same one question a line. \(way)."
    case .systemRefused:
      return "The system could not set up the screen: a screen is up already, or memory or open files ran out. \(way)."
    }
  }

  /// TERM comes from outside and must not write control sequences.
  private static func safe(_ name: String) -> String {
    "“\(name.prefix(40).filter { $0.isASCII && !$0.isWhitespace && $0 >= " " && $0 < "\u{7F}" })”"
  }
}
