import GRDB

/// An act at a remote system that must not happen twice: written before it is asked for, and again when it is done.
public struct StepRecord: Sendable, Hashable {
  public enum Name: String, Sendable, Hashable {
    /// The data set is created.
    case dataset
    /// The upload is posted.
    case upload
    /// One request of a deletion; its ordinal counts from 0.
    case deletion
    /// The audience is posted.
    case audience
  }

  public let name: Name
  public let ordinal: Int
  /// False while nobody knows whether the remote system acted: look before it is asked again.
  public let isDone: Bool
  /// The id the remote system gave.
  public let remote: String?
}

extension StepRecord: FetchableRecord {
  public init(row: Row) throws {
    guard let name = Name(rawValue: row["name"]) else { throw RowDecodingFailure() }
    self.name = name
    ordinal = row["ordinal"]
    isDone = row["is_done"]
    remote = row["remote"]
  }

  /// A journal written by a later version.
  private struct RowDecodingFailure: Error {}
}
