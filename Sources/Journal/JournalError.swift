import Activation
import GRDB

/// The journal cannot be written or read; without it a run could not be continued, so none begins.
public struct JournalError: Error, Sendable, Hashable {
  public let path: String
  /// The system's or the database's words; they hold no value of a record.
  public let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(_ error: any Error, path: String) {
    switch error {
    case let error as JournalError: self = error
    case let error as DatabaseError: self.init(path: path, reason: error.message ?? "\(error.resultCode)")
    default: self.init(path: path, reason: "the folder cannot be made or written")
    }
  }

  public var issue: Issue {
    .error(
      .outputUnwritable, FieldPath(), "The journal \(path) cannot be used: \(reason).",
      fix: "Make room or correct its permissions, or set AMC_EXPORT_STATE to a folder you may write to.")
  }
}
