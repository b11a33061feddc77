import ArgumentParser
import Documents
import ExportEngine
import Reporting

struct ScreenOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "Show state by marks and weight instead of colour.") var noColor = false
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.") var noMouse = false
}

struct WizardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "wizard", abstract: "Opens the wizard.")
  @OptionGroup var screen: ScreenOptions
  func run() async throws {}
}

struct WizardSession {
  let engine: Engine
  let home: Home
  let options: ScreenOptions
  func run(opening: String?) async -> ExitStatus { .done }
}
