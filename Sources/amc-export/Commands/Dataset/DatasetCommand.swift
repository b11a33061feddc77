import ArgumentParser

struct DatasetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Data sets and their definitions.",
    discussion: "Example: amc-export dataset infer customers.csv", subcommands: [DatasetInferCommand.self])
}
