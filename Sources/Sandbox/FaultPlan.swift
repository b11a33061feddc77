import Activation

/// Reads a list of faults from a document: the file of `amc-export sandbox --faults` (contract 12.8).
///
/// ```yaml
/// - {path: /amc/accounts, times: 2, status: 429, headers: {Retry-After: "3"}}
/// - {path: "/amc/advertiserData/*/uploads/", method: POST, reset: true, after_acting: true}
/// ```
public enum FaultPlan {
  /// The keys of an entry and what they mean, in the order of the help.
  public static let keys: [(key: String, meaning: String)] = [
    ("path", "how the path begins; * stands for any text without a slash (needed)"),
    ("method", "GET, POST, PUT, HEAD or DELETE; every one when left out"),
    ("call", "the first call that is hit, from 1"),
    ("times", "how many calls are hit, or always (1)"),
    ("status", "the HTTP status of the answer"),
    ("headers", "headers of the answer"),
    ("body", "the body of the answer"),
    ("reset", "true: the connection is reset"),
    ("silence", "true: no answer comes until the caller gives up"),
    ("slow_seconds", "the usual answer comes so much later"),
    ("words", "the usual answer with JSON strings replaced, such as {SUCCESS: COMPLETED}"),
    ("after_acting", "true: the request takes effect, and then its answer is lost"),
  ]

  /// The faults, when no issue is an error.
  public static func read(_ document: DocumentValue) -> (faults: [SandboxFault], issues: [Issue]) {
    guard let entries = document.list else {
      return (
        [],
        [
          .error(
            .wrongType, FieldPath(), "A fault plan is a list, not \(document.kindName).",
            fix: "Begin each fault with “- path: …”.")
        ]
      )
    }
    var issues: [Issue] = []
    var faults: [SandboxFault] = []
    for (index, entry) in entries.enumerated() {
      var reader = FaultReader(entry, at: FieldPath().appending(index))
      if let fault = reader.fault() { faults.append(fault) }
      issues += reader.issues
    }
    return (issues.hasErrors ? [] : faults, issues)
  }
}
