import ArgumentParser
import Reporting

struct WizardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wizard", abstract: "Opens the wizard (the default on a terminal).",
    discussion: "Example: amc-export --no-color")

  @OptionGroup var screen: ScreenOptions

  func run() async throws {
    let context = Context()
    if Console.canAsk { try context.unlockStore() }
    let ending = await WizardSession(engine: context.engine, home: context.home, options: screen).run()
    let status = ending.wish == .demo ? try await DemoSession.show(screen) : ending.status
    try status.finish()
  }
}
