import Activation
import ArgumentParser
import Secrets

struct SecretListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the names of the sealed secrets, never the secrets.",
    discussion: "Example: amc-export secret list")

  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let names: [String]
    do { names = try Context().store.names().map(\.description) } catch {
      return try IssueReport.finish([error.issue()])
    }
    if json { return Console.print(json: .list(names.map(DocumentValue.text))) }
    if names.isEmpty { return Console.narrate("nothing is sealed yet") }
    Console.print(names)
  }
}
