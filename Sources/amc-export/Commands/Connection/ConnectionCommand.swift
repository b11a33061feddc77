import ArgumentParser

struct ConnectionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connection", abstract: "Checks connections.",
    discussion: """
      A connection names an AMC instance, the login to it and the S3 access; activations refer to it by name.

      Example: amc-export connection check acme-us
      """,
    subcommands: [ConnectionCheckCommand.self])
}
