import Activation
import ExportEngine

/// Results of a preflight as lines and JSON.
public enum PreflightText {
  private static let width = PreflightResult.Check.allCases.map(\.rawValue.count).max() ?? 0

  /// “✓ login     Amazon accepts the refresh token”; a fix stands below what it mends.
  public static func lines(_ result: PreflightResult) -> [String] {
    let subject = result.subject.map { "\($0): " } ?? ""
    let name = result.check.rawValue.padding(to: width)
    let words = result.outcome == .notChecked ? "not checked: \(result.message)" : result.message
    let line = "\(mark(result.outcome)) \(name)  \(subject)\(words)"
    guard let issue = result.issue else { return [line] }
    return [line, String(repeating: " ", count: width + 4) + "fix: \(issue.fix)"]
  }

  private static func mark(_ outcome: PreflightResult.Outcome) -> Character {
    switch outcome {
    case .passed: "✓"
    case .warning: "!"
    case .failed: "✗"
    case .notChecked: "·"
    }
  }

  /// The document of `connection check --json`.
  public static func document(_ results: [PreflightResult], connection: String) -> DocumentValue {
    [
      "connection": .text(connection), "passed": .bool(!results.contains { $0.outcome == .failed }),
      "checks": .list(results.map(document)),
      "issues": .list(results.compactMap(\.issue).map(\.document)),
    ]
  }

  private static func document(_ result: PreflightResult) -> DocumentValue {
    var document: DocumentMap = [
      "check": .text(result.check.rawValue), "subject": result.subject.map(DocumentValue.text) ?? .null,
      "outcome": .text(result.outcome.rawValue), "message": .text(result.message),
      "fix": result.issue.map { .text($0.fix) } ?? .null,
    ]
    if let policy = result.policy { document["smallest_policy"] = policy }
    return .map(document)
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
