import Activation
import ArgumentParser
import Reporting

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Checks activations and says what is wrong with them.",
    discussion:
      "Nothing is sent anywhere. Ends with 65 if there is any error.\n\nExample: amc-export validate weekly-loyalty")

  @Argument(help: "Activation files, or names in the home folder.") var files: [String]
  @Flag(help: "Print one JSON document.") var json = false

  func run() async throws {
    let context = Context()
    var issues: [Issue] = []
    for file in files { issues += await context.engine.validate(context.load(file)) }
    if json {
      let document: DocumentValue = ["valid": .bool(!issues.hasErrors), "issues": .list(issues.map(\.document))]
      Console.print(json: document)
    } else {
      Console.print(
        issues.flatMap(IssueText.lines) + [
          issues.hasErrors ? IssueText.summary(issues) : "valid, \(IssueText.summary(issues))"
        ])
    }
    try (issues.hasErrors ? ExitStatus.invalidData : .done).finish()
  }
}
