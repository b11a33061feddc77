import Documents
import ExportEngine
import Reporting
import Screen
import Terminal
import Wizard

/// The wizard on the terminal.
struct WizardSession {
  let engine: Engine
  let home: Home
  let options: ScreenOptions

  /// Shows the wizard until the person leaves it.
  func run(opening file: DraftFile? = nil) async -> ExitStatus {
    let mailbox = Mailbox<WizardMessage>()
    let terminal = TerminalEnvironment()
    let program = WizardProgram(
      effects: .live(engine: engine, home: home, mailbox: mailbox), clock: .system, glyphs: terminal.glyphs,
      opening: file)
    do {
      _ = try await TerminalSession.run(
        program, mailbox: mailbox, options: options.terminalOptions, environment: terminal)
      return .done
    } catch {
      Console.narrate("\(error)")
      return .usage
    }
  }
}
