import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Reporting
import Sandbox

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Shows the program on sample customers; nothing leaves this machine.",
    discussion: """
      Starts stand-ins for Amazon's services on this machine with invented credentials, and opens the wizard on a \
      sample activation in a private temporary home, which is removed at the end.

      Example: amc-export demo --headless
      """)

  @Flag(help: "Export the sample without a screen and print the report.") var headless = false
  @Flag(help: "Print the report as one JSON document (with --headless).") var json = false
  @OptionGroup var screen: ScreenOptions

  func run() async throws {
    let sandbox = try await Sandbox.start()
    let demo = try DemoHome(sandbox.access)
    let status = await show(demo)
    demo.remove()
    await sandbox.stop()
    try status.finish()
  }

  private func show(_ demo: DemoHome) async -> ExitStatus {
    let environment = ProcessInfo.processInfo.environment
    let polling = environment["AMC_EXPORT_POLL_SECONDS"] == nil
      ? PollSchedule(first: .milliseconds(200), interval: .milliseconds(200)) : PollSchedule(environment: environment)
    let engine = Engine(
      EngineSurroundings(home: demo.home, secrets: SecretResolver(environment: environment), polling: polling))
    guard headless else { return await WizardSession(engine: engine, home: demo.home, options: screen).run(opening: DemoHome.activationName) }
    let file = DraftFile.load(DemoHome.activationName, home: demo.home)
    let narrator = Narrator()
    let report = await Interruption.guarding { await engine.run(file) { narrator.tell($0) } }
    if json { Console.print(json: report.document) } else { Console.print(ReportText.lines(report)) }
    return ExitStatus(report)
  }
}
