import ArgumentParser

struct SecretsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "secret", abstract: "Keeps secrets in the sealed store.",
    discussion: """
      The store is one encrypted file in the home folder. Its key comes from a passphrase (--passphrase, or \
      AMC_EXPORT_KEY where nobody can be asked), which keeps even a copy of the whole folder shut; without one, from \
      the file secrets.key beside it, which keeps the store shut only for those who do not have both files.

      Example: amc-export secret set acme-us/client_secret
      """,
    subcommands: [SecretSetCommand.self, SecretListCommand.self, SecretRemoveCommand.self])
}
