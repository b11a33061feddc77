import Activation
import ArgumentParser
import Documents
import ExportEngine
import Reporting

struct DatasetCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Creates a data set at Amazon from a definition.",
    discussion: """
      FILE holds a definition, as JSON or YAML, or is an activation that holds one. When the data set is there already, \
      nothing is sent: both definitions are compared, and any difference ends with 65.

      Example: amc-export dataset create loyalty.json --connection acme-us
      """)

  @Argument(help: "A definition file, an activation file, or an activation's name.") var file: String
  @Option(help: "The name of the connection; an activation's own when left out.") var connection: String?
  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let context = Context()
    let report = try await create(context)
    if json { Console.print(json: report.document) } else { Console.print(DatasetText.details(report)) }
    try ExitStatus(report.issues).finish()
  }

  private func create(_ context: Context) async throws -> DatasetReport {
    let loaded = DefinitionFile.load(file, home: context.home)
    guard let definition = loaded.definition, !loaded.issues.hasErrors else { return .failed(loaded.issues) }
    guard let name = connection ?? loaded.connectionName else {
      throw ValidationError("--connection is missing; a definition alone does not name one")
    }
    let narrator = Narrator()
    var report = await context.engine.createDataset(definition, context.loadConnection(name)) { narrator.tell($0) }
    report.issues = loaded.issues + report.issues
    return report
  }
}

extension DatasetReport {
  fileprivate static func failed(_ issues: [Issue]) -> DatasetReport {
    var report = DatasetReport()
    report.issues = issues
    return report
  }
}
