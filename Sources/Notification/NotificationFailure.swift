import Activation

/// Why somebody could not be told. A failed notification is a warning, never a failed run.
public struct NotificationFailure: Error, Sendable, Hashable {
  let reason: String
  let fix: String

  init(_ reason: String, fix: String) {
    self.reason = reason
    self.fix = fix
  }

  func issue(_ what: String, at path: FieldPath) -> Issue {
    .warning(.notificationFailed, path, "\(what): \(reason).", fix: fix)
  }
}
