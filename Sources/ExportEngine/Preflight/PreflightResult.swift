import Activation

/// One line of a preflight: what was looked at, what was found, and what to do about it (DESIGN 6).
public struct PreflightResult: Sendable, Hashable {
  /// What is looked at, in order.
  public enum Check: String, Sendable, Hashable, CaseIterable {
    case clock
    case login
    case instance
    case terms
    case bucket
    case write
    case policy
    case tag
    case dataset
  }

  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case passed
    /// An export can go on; the person should look.
    case warning
    case failed
    /// Something it depends on failed, or nothing needs it.
    case notChecked = "not_checked"
  }

  public let check: Check
  /// The bucket or the data set, where there can be several.
  public let subject: String?
  public let outcome: Outcome
  /// What was found, or why it was not looked at.
  public let message: String
  /// Present for warnings and failures.
  public let issue: Issue?
  /// For `policy`: the smallest bucket policy, as JSON.
  public var policy: DocumentValue?

  static func passed(_ check: Check, _ message: String, of subject: String? = nil) -> PreflightResult {
    PreflightResult(check: check, subject: subject, outcome: .passed, message: message, issue: nil)
  }

  static func notChecked(_ check: Check, _ reason: String, of subject: String? = nil) -> PreflightResult {
    PreflightResult(check: check, subject: subject, outcome: .notChecked, message: reason, issue: nil)
  }

  /// A warning or a failure, as its issue is one.
  static func found(_ check: Check, _ issue: Issue, of subject: String? = nil) -> PreflightResult {
    PreflightResult(
      check: check, subject: subject, outcome: issue.severity == .error ? .failed : .warning, message: issue.message,
      issue: issue)
  }
}
