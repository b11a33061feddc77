import Activation

/// Issues as lines for people.
public enum IssueText {
  /// “error  result_settings.bucket: what and why” and below it “fix: what to do”.
  public static func lines(_ issue: Issue) -> [String] {
    let place = issue.path.components.isEmpty ? "" : "\(issue.path): "
    return ["\(issue.severity.rawValue)  \(place)\(issue.message)", "  fix: \(issue.fix)"]
  }

  /// “2 errors, 1 warning”.
  public static func summary(_ issues: [Issue]) -> String {
    let errors = issues.count { $0.severity == .error }
    let warnings = issues.count - errors
    guard !issues.isEmpty else { return "no issues" }
    let parts = [
      errors > 0 ? NumberText.counted(errors, "error") : nil,
      warnings > 0 ? NumberText.counted(warnings, "warning") : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}
