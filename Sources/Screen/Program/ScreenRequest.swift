/// What a program may ask of the terminal it runs on.
public enum ScreenRequest<Message: Sendable>: Sendable {
  /// Hand the terminal back to the shell until the person continues the job.
  case suspend
  /// Leave the screen, run something that uses the terminal itself, such as an editor, come back and receive its result.
  case foreground(@Sendable () -> Message)
  /// Put text on the clipboard of the person's own machine, where the terminal can (OSC 52).
  case copy(String)
}
