import Activation
import ArgumentParser
import Documents
import Reporting

struct ConnectionListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the connections of the home folder.",
    discussion: "Example: amc-export connection list --json")

  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let home = Context().home
    let files = home.connectionNames.map { ConnectionFile.load($0, home: home) }
    if json { return Console.print(json: .list(files.map { document($0, home) })) }
    guard !files.isEmpty else {
      return Console.narrate("no connections yet; make one with “amc-export connection add NAME”")
    }
    let width = files.map(\.name.count).max() ?? 0
    for file in files {
      let name = file.name.padding(toLength: width, withPad: " ", startingAt: 0)
      Console.print("\(name)  \(instance(file) ?? "no instance"), \(region(file)), \(IssueText.summary(issues(file)))")
    }
  }

  private func document(_ file: ConnectionFile, _ home: Home) -> DocumentValue {
    let authMethod = file.document["s3.auth_method" as FieldPath]?.scalarText
    return [
      "name": .text(file.name), "path": .text(file.path), "valid": .bool(!issues(file).hasErrors),
      "amc_instance_id": instance(file).map(DocumentValue.text) ?? .null, "region": .text(region(file)),
      "auth_method": authMethod.map(DocumentValue.text) ?? .null,
      "activations": .list(home.activations(using: file.name).map(DocumentValue.text)),
    ]
  }

  private func instance(_ file: ConnectionFile) -> String? { file.document["amc_instance_id"]?.scalarText }
  private func region(_ file: ConnectionFile) -> String {
    file.document["login.region" as FieldPath]?.scalarText ?? LoginRegion.northAmerica.rawValue
  }

  private func issues(_ file: ConnectionFile) -> [Issue] {
    file.issues.isEmpty ? file.draft.validateConnection(named: file.name).issues : file.issues
  }
}
