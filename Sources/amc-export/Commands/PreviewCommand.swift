import Activation
import ArgumentParser
import Reporting

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Shows columns and rows as read, normalized and sent.",
    discussion: "The rows are printed unmasked.\n\nExample: amc-export preview weekly-loyalty --rows 5")

  @Argument(help: "An activation file, or its name in the home folder.") var file: String
  @Option(help: "How many rows of the source are shown.") var rows = 20
  @Flag(help: "Print one JSON document.") var json = false

  func validate() throws {
    guard (0...100_000).contains(rows) else { throw ValidationError("--rows takes a number from 0 to 100000") }
  }

  func run() async throws {
    let context = Context()
    let report = await context.engine.preview(context.load(file), rows: rows)
    if json { Console.print(json: report.document) } else { Console.print(PreviewText.lines(report)) }
    try ExitStatus(report.issues).finish()
  }
}
