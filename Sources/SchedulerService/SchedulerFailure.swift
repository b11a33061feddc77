import Activation

/// Why a scheduler cannot work.
public struct SchedulerFailure: Error, Sendable, Hashable {
  let reason: String
  let fix: String

  init(_ reason: String, fix: String) {
    self.reason = reason
    self.fix = fix
  }

  public var issue: Issue { .error(.outputUnwritable, FieldPath(), "\(reason).", fix: fix) }
}
