import ArgumentParser
import Reporting

struct WizardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wizard", abstract: "Opens the wizard (the default on a terminal).",
    discussion: "Example: amc-export wizard weekly-loyalty")

  @Argument(help: "An activation file to open, or its name in the home folder.") var file: String?
  @OptionGroup var screen: ScreenOptions

  func run() async throws {
    let context = Context()
    let session = WizardSession(engine: context.engine, home: context.home, options: screen)
    try await session.run(opening: file.map(context.load)).finish()
  }
}
