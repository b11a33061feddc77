import ArgumentParser
import Foundation

/// The program: arguments, mode choice, wiring, exit status.
@main
struct AMCExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amc-export",
    abstract: "Sends customer data to Amazon Marketing Cloud, hashed on this machine.",
    discussion: """
      On a terminal, amc-export alone opens the wizard. Commands take the path of an activation file or its name in \
      the home folder. Results go to standard output, narration to standard error.

      Example: amc-export demo
      """,
    version: "0.1.0",
    subcommands: [
      DemoCommand.self, SandboxCommand.self, ConnectionCommand.self, SecretsCommand.self, ActivationCommand.self,
      ValidateCommand.self, PreviewCommand.self, DryRunCommand.self, RunCommand.self, RunsCommand.self,
      DatasetCommand.self, NormalizeCommand.self, ScheduleCommand.self, SchedulerCommand.self, WorkflowCommand.self,
      WizardCommand.self,
    ],
    defaultSubcommand: WizardCommand.self)

  static func main() async {
    CrashSilence.ensure()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }
}
