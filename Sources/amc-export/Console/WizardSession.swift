import Documents
import ExportEngine
import Reporting
import Screen
import Terminal
import Wizard

/// The wizard on the terminal, as a screen or as questions.
struct WizardSession {
  /// How the wizard ended.
  struct Ending {
    let status: ExitStatus
    /// What the person wants next.
    var wish: WizardWish?
  }

  let engine: Engine
  let home: Home
  let options: ScreenOptions

  /// Shows the wizard until the person leaves it.
  /// - Parameter file: the activation to begin with; nil begins with the list.
  func run(opening file: DraftFile? = nil) async -> Ending {
    if options.plain { return await runPlain(file) }
    let mailbox = Mailbox<WizardMessage>()
    let terminal = TerminalEnvironment()
    let program = WizardProgram(
      effects: .live(engine: engine, home: home, mailbox: mailbox), clock: .system,
      glyphs: options.ascii ? .ascii : terminal.glyphs, opening: file)
    do {
      let last = try await TerminalSession.run(
        program, mailbox: mailbox, options: options.terminalOptions, environment: terminal)
      return Ending(status: .done, wish: last.wish)
    } catch {
      Console.narrate("\(error)")
      return Ending(status: .usage)
    }
  }

  private func runPlain(_ file: DraftFile?) async -> Ending {
    let session = PlainSession(home: home, engine: engine, read: { readLine(strippingNewline: true) }) {
      Console.printQuestion($0, isOpen: $1)
    }
    guard let file = await session.run(file?.path) else { return Ending(status: .done) }
    return Ending(status: await export(file))
  }

  private func export(_ file: DraftFile) async -> ExitStatus {
    let narrator = Narrator()
    let report = await Interruption.guarding { [engine] in await engine.run(file) { narrator.tell($0) } }
    Console.print(ReportText.lines(report))
    return ExitStatus(report)
  }
}
