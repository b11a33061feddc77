import ArgumentParser
import Reporting

struct DatasetShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows the columns of a data set at Amazon.",
    discussion: "Example: amc-export dataset show loyalty_v1 --connection acme-us")

  @Argument(help: "The id of the data set.") var id: String
  @Option(help: "The name of the connection.") var connection: String
  @Flag(help: "Print one JSON document; it holds the definition as an activation takes it.") var json = false

  func run() async throws {
    let context = Context()
    let narrator = Narrator()
    let report = await context.engine.dataset(id, context.loadConnection(connection)) { narrator.tell($0) }
    if json { Console.print(json: report.document) } else { Console.print(DatasetText.details(report)) }
    try ExitStatus(report.issues).finish()
  }
}
