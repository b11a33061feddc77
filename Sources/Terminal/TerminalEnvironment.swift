import CTerminal
import Foundation
import Screen

/// What environment variables say about the terminal.
public struct TerminalEnvironment: Sendable {
  private let variables: [String: String]

  public init(_ variables: [String: String] = ProcessInfo.processInfo.environment) {
    self.variables = variables
  }

  /// The name of the terminal; empty when TERM is not set.
  public var terminalName: String { variables["TERM"] ?? "" }

  /// False when NO_COLOR is set to anything (no-color.org).
  public var allowsColor: Bool { variables["NO_COLOR", default: ""].isEmpty }

  /// Unicode signs where the locale of this process is UTF-8 and the font has them; the Linux console's has not.
  public var glyphs: Glyphs { ct_utf8() && terminalName != "linux" ? .unicode : .ascii }

  /// True for terminals that pass text on to the clipboard (OSC 52), or at least swallow the sequence.
  var takesClipboard: Bool {
    ["xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "rxvt", "st-"]
      .contains { terminalName.hasPrefix($0) }
  }
}
