import CTerminal
import Foundation
import Screen

/// The terminal, for as long as a program shows its screen on it.
public enum TerminalSession {
  /// Shows a program until it is finished and returns it in its last state.
  ///
  /// The loop has a thread of its own, so neither the program nor the terminal ever holds up a task. The terminal is
  /// given back on every way out, crashes included. What is written to standard error meanwhile appears afterwards.
  /// Cancelling the task delivers `InputEvent.terminate`. One session at a time.
  public static func run<Program: ScreenProgram>(
    _ program: Program, mailbox: Mailbox<Program.Message>, options: TerminalOptions = TerminalOptions(),
    environment: TerminalEnvironment = TerminalEnvironment()
  ) async throws(TerminalError) -> Program {
    let cancellation = Cancellation()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let thread = Thread {
          continuation.resume(returning: runHere(program, mailbox, options, environment, cancellation))
        }
        thread.name = "screen"
        // Deep views in a debug build; the default of a secondary thread is far below that of the main one.
        thread.stackSize = 8 << 20
        thread.start()
      }
    } onCancel: {
      cancellation.cancel()
    }
    return try result.get()
  }

  private static func runHere<Program: ScreenProgram>(
    _ program: Program, _ mailbox: Mailbox<Program.Message>, _ options: TerminalOptions,
    _ environment: TerminalEnvironment, _ cancellation: Cancellation
  ) -> Result<Program, TerminalError> {
    let state = ct_start(options.usesColor && environment.allowsColor, options.usesMouse)
    if let error = TerminalError(startState: Int(state), name: environment.terminalName) { return .failure(error) }
    defer { ct_stop() }
    var loop = ScreenLoop(program, mailbox, options, environment) { cancellation.isCancelled }
    loop.run()
    return .success(loop.program)
  }
}

extension TerminalError {
  /// The meaning of what `ct_start` returned; nil when it started.
  init?(startState: Int, name: String) {
    switch startState {
    case CT_STARTED: return nil
    case CT_NOT_A_TERMINAL: self = .notATerminal
    case CT_UNKNOWN_TERMINAL: self = .unknownTerminal(name: name)
    case CT_CANNOT_MOVE_CURSOR: self = .cannotMoveCursor(name: name)
    default: self = .systemRefused
    }
  }
}
