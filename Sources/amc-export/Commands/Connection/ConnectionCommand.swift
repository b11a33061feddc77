import ArgumentParser

struct ConnectionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connection", abstract: "Makes, shows, checks and removes connections, and logs in to Amazon.",
    discussion: """
      A connection names an AMC instance, the login to it and the S3 access; activations refer to it by name.

      Example: amc-export connection add acme-us
      """,
    subcommands: [
      ConnectionAddCommand.self, ConnectionListCommand.self, ConnectionShowCommand.self, ConnectionLoginCommand.self,
      ConnectionCheckCommand.self, ConnectionRemoveCommand.self,
    ])
}
