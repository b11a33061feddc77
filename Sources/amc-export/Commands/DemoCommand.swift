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
    // On screen the stand-in for Amazon takes its time, so that a run can be watched.
    let delay: Duration = headless ? .milliseconds(300) : .seconds(3)
    let sandbox = try await Sandbox.start(SandboxConfiguration(processingDelay: delay))
    let demo = try DemoHome(sandbox.access)
    let status = await show(demo)
    demo.remove()
    await sandbox.stop()
    try status.finish()
  }

  private func show(_ demo: DemoHome) async -> ExitStatus {
    let environment = ProcessInfo.processInfo.environment
    let isPollingSet = environment["AMC_EXPORT_POLL_SECONDS"] != nil
    let quick = PollSchedule(first: .milliseconds(200), interval: .milliseconds(200))
    let engine = Engine(
      EngineSurroundings(
        home: demo.home, secrets: SecretResolver(environment: environment),
        polling: isPollingSet ? PollSchedule(environment: environment) : quick))
    let file = DraftFile.load(DemoHome.activationName, home: demo.home)
    guard headless else {
      return await WizardSession(engine: engine, home: demo.home, options: screen).run(opening: file)
    }
    return await export(file, with: engine)
  }

  private func export(_ file: DraftFile, with engine: Engine) async -> ExitStatus {
    let narrator = Narrator()
    var (report, _) = await Interruption.guarding { await engine.run(file) { narrator.tell($0) } }
    // The demo's home goes with the demo, and the list of rejected rows with it.
    report.rejectsPath = nil
    if json { Console.print(json: report.document) } else { Console.print(ReportText.lines(report)) }
    return ExitStatus(report)
  }
}
