/// What happens to a screen from outside.
public enum InputEvent: Sendable, Hashable {
  case key(Key)
  /// Text the terminal marked as pasted, line ends as `\n`.
  case paste(String)
  case click(Point)
  /// The mouse wheel over a place; negative is up.
  case wheel(Point, steps: Int)
  case resize(Size)
  /// The terminal went away; nothing drawn will be seen.
  case hangup
  /// Somebody asked the process to end (SIGTERM).
  case terminate
}
