import Activation
import Reporting

/// How a command that is no export tells its issues.
enum IssueReport {
  /// Tells the issues on standard error and ends the command with their status; without an error it returns.
  static func finish(_ issues: [Issue]) throws {
    issues.flatMap(IssueText.lines).forEach(Console.narrate)
    try ExitStatus(issues).finish()
  }
}
