import Screen

/// How the screen uses its terminal.
public struct TerminalOptions: Sendable, Hashable {
  /// False shows meaning by attributes alone (`--no-color`). NO_COLOR in the environment does the same.
  public var usesColor: Bool
  /// False leaves the mouse to the terminal, so that text can be selected (`--no-mouse`).
  public var usesMouse: Bool
  /// The key that hands the terminal back to the shell; nil when the program wants that key for itself.
  public var suspendKey: Key?

  public init(usesColor: Bool = true, usesMouse: Bool = true, suspendKey: Key? = .control("z")) {
    self.usesColor = usesColor
    self.usesMouse = usesMouse
    self.suspendKey = suspendKey
  }
}
