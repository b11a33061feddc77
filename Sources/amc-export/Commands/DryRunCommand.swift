import ArgumentParser
import ExportEngine
import Reporting

struct DryRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dry-run", abstract: "Does everything but sending and counts what would go out.",
    discussion: "Example: amc-export dry-run weekly-loyalty --out /tmp/files")

  @Argument(help: "An activation file, or its name in the home folder.") var file: String
  @Option(help: "Write the very files into this folder.") var out: String?
  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let context = Context()
    let loaded = context.load(file)
    let narrator = Narrator()
    let (engine, folder) = (context.engine, out)
    let (report, _) = await Interruption.guarding {
      await engine.dryRun(loaded, writingTo: folder) { narrator.tell($0) }
    }
    if json { Console.print(json: report.document) } else { Console.print(ReportText.lines(report)) }
    if let folder, report.status == .dryRun { Console.narrate("the files are in \(folder)") }
    try ExitStatus(report).finish()
  }
}
