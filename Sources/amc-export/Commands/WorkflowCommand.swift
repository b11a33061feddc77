import ArgumentParser

struct WorkflowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow",
    abstract: "Makes activations of Treasure Workflow files, and workflow files of activations.",
    discussion: "Example: amc-export workflow import upload.dig > upload.yaml",
    subcommands: [WorkflowImportCommand.self, WorkflowExportCommand.self])
}
