import Activation
import ArgumentParser
import Secrets

struct SecretRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes a secret from the sealed store; no key is needed.",
    discussion: "Example: amc-export secret remove acme-us/client_secret")

  @Argument(help: "The name, such as acme-us/client_secret.") var name: String

  func validate() throws {
    guard SecretName(name) != nil else {
      throw ValidationError("“\(name)” is no name of a secret; write NAME/KEY, such as acme-us/client_secret")
    }
  }

  func run() async throws {
    guard let name = SecretName(name) else { return }
    let store = Context().store
    do {
      if try store.remove(name) { return Console.narrate("removed \(name)") }
      let names = try store.names().map(\.description)
      let suggestion = Spelling.closest(to: name.description, among: names).map { "Did you mean \($0)?" }
      try IssueReport.finish([
        .error(
          .secretUnavailable, FieldPath(), "The sealed store holds no secret \(name).",
          fix: suggestion ?? "See “amc-export secret list”.")
      ])
    } catch let error as SealedStoreError {
      try IssueReport.finish([error.issue()])
    }
  }
}
