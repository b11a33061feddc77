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
    var checked: [(file: String, issues: [Issue])] = []
    for file in files { checked.append((file, await context.engine.validate(context.load(file)))) }
    let isValid = !checked.contains { $0.issues.hasErrors }
    if json {
      let issues = checked.flatMap { file, issues in issues.map { document($0, in: file) } }
      Console.print(json: ["valid": .bool(isValid), "issues": .list(issues)])
    } else {
      for (file, issues) in checked {
        let summary = IssueText.summary(issues)
        Console.print(
          issues.flatMap(IssueText.lines) + ["\(file): \(issues.hasErrors ? summary : "valid, \(summary)")"])
      }
    }
    try (isValid ? ExitStatus.done : .invalidData).finish()
  }

  /// With several files an issue has to say which it is about.
  private func document(_ issue: Issue, in file: String) -> DocumentValue {
    var map = issue.document.map ?? [:]
    if files.count > 1 { map["file"] = .text(file) }
    return .map(map)
  }
}
