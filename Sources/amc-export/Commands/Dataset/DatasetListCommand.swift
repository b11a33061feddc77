import ArgumentParser
import Reporting

struct DatasetListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the data sets of a connection's instance.",
    discussion: "Example: amc-export dataset list --connection acme-us --json")

  @Option(help: "The name of the connection.") var connection: String
  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let context = Context()
    let narrator = Narrator()
    let report = await context.engine.datasets(context.loadConnection(connection)) { narrator.tell($0) }
    if json { Console.print(json: report.document) } else { Console.print(DatasetText.list(report)) }
    try ExitStatus(report.issues).finish()
  }
}
