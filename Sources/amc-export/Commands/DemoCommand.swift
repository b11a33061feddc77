import ArgumentParser
import Documents
import ExportEngine
import Reporting

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
    guard headless else { return try await DemoSession.show(screen).finish() }
    let status = try await DemoSession.run(delay: .milliseconds(300)) { engine, _, file in
      await export(file, with: engine)
    }
    try status.finish()
  }

  private func export(_ file: DraftFile, with engine: Engine) async -> ExitStatus {
    let narrator = Narrator()
    var report = await Interruption.guarding { await engine.run(file) { narrator.tell($0) } }
    // The demo's home goes with the demo, and the list of rejected rows with it.
    report.rejectsPath = nil
    if json { Console.print(json: report.document) } else { Console.print(ReportText.lines(report)) }
    return ExitStatus(report)
  }
}
