import Activation
import ArgumentParser
import Documents
import ExportEngine
import Foundation
import Reporting

struct DatasetInferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer", abstract: "Drafts a data-set definition from a source.",
    discussion: """
      Looks at the first rows of a CSV, JSON Lines or SQLite file, or of an activation's source, and prints a \
      definition for you to check and edit: types, which columns may be empty, identities, the main event time. The \
      reasons go to standard error; values are never shown.

      Example: amc-export dataset infer customers.csv --yaml
      """)

  @Argument(help: "A CSV, JSON Lines or SQLite file, an activation file, or its name in the home folder.")
  var file: String
  @Option(help: "How many rows are looked at.") var rows = 10_000
  @Option(help: "The query, for a SQLite file with several tables.") var query: String?
  @Flag(inversion: .prefixedNo, help: "Whether the first row of a CSV file names the columns.") var header = true
  @Flag(help: "Print the keys of an activation file instead of JSON.") var yaml = false
  @Flag(help: "Print one JSON document, as without --yaml.") var json = false

  func validate() throws {
    guard (1...1_000_000).contains(rows) else { throw ValidationError("--rows takes a number from 1 to 1000000") }
    guard !(yaml && json) else { throw ValidationError("--yaml and --json exclude each other") }
  }

  func run() async throws {
    let context = Context()
    let (proposal, issues) =
      isRows
      ? await context.engine.inferDefinition(fromRowsIn: file, hasHeader: header, query: query, rows: rows)
      : await context.engine.inferDefinition(from: context.load(file), rows: rows)
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    if let proposal {
      ProposalText.lines(proposal).forEach(Console.narrate)
      if yaml {
        Console.print(YAMLText.write(proposal.activationDocument))
      } else {
        Console.print(json: proposal.definition.document)
      }
    } else if json {
      Console.print(json: ["issues": .list(issues.map(\.document))])
    }
    try ExitStatus(issues).finish()
  }

  /// Whether the argument is a file of rows; anything else is an activation or its name.
  private var isRows: Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
    let isActivation = file.hasSuffix(".yaml") || file.hasSuffix(".yml")
    return !isActivation && (exists || file.contains("*"))
  }
}
