import Activation
import ArgumentParser
import Foundation
import Reporting
import Secrets

struct SecretSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Seals a secret, which is typed unseen or read from standard input.",
    discussion: """
      A document refers to it as store:NAME/KEY. With --passphrase the store is sealed under a new passphrase, with \
      or without a secret to set.

      Example: printf %s "$TOKEN" | amc-export secret set acme-us/refresh_token
      """)

  @Argument(help: "The name, such as acme-us/client_secret.") var name: String?
  @Flag(help: "Ask for a new passphrase that opens the whole store from now on.") var passphrase = false

  func validate() throws {
    guard name != nil || passphrase else { throw ValidationError("the name is missing, such as acme-us/client_secret") }
    if let name, SecretName(name) == nil {
      throw ValidationError("“\(name)” is no name of a secret; write NAME/KEY, such as acme-us/client_secret")
    }
    if passphrase, !Console.canAsk {
      throw ValidationError("--passphrase asks on a terminal; without one, set AMC_EXPORT_KEY before the first secret")
    }
  }

  func run() async throws {
    let store = Context().store
    do {
      if passphrase { try protect(store) }
      guard let name = name.flatMap(SecretName.init) else { return }
      let isNew = try store.protection() == nil
      try store.unlock()
      try store.seal(try secret(name), as: name)
      Console.narrate("sealed \(name); write store:\(name) where it is wanted")
      if isNew { Console.narrate(try explanation(store)) }
    } catch let error as SealedStoreError {
      try IssueReport.finish([error.issue()])
    }
  }

  private func secret(_ name: SecretName) throws -> Secret {
    let secret = Console.canAsk ? Console.askSecret("\(name):") : Console.readSecret()
    if let secret, !secret.revealed.isEmpty { return secret }
    Console.narrate("Nothing was given for \(name), so nothing was sealed; type it, or pipe it in.")
    throw ExitCode(ExitStatus.usage.rawValue)
  }

  private func protect(_ store: SealedStore) throws {
    try store.unlock()
    guard let first = Console.askSecret("New passphrase:"), let second = Console.askSecret("The same again:"),
      first == second
    else {
      Console.narrate("The two are not the same; nothing was changed.")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    try store.protect(with: first)
    Console.narrate("the store opens with the new passphrase only; give it in AMC_EXPORT_KEY where nobody can be asked")
  }

  private func explanation(_ store: SealedStore) throws -> String {
    switch try store.protection() {
    case .passphrase: "the store opens with the passphrase in AMC_EXPORT_KEY only"
    case .keyFile, nil:
      "the key is \(store.path).key: keep it out of copies of the store, or seal with --passphrase instead"
    }
  }
}
