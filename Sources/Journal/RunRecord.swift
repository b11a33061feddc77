import Activation
import Foundation
import GRDB

/// One run, as the journal knows it.
public struct RunRecord: Sendable, Hashable {
  /// Where a run stands. A run that is `.running` while nobody holds its lock was killed.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case running
    /// Stopped half-way; `resume` continues it.
    case paused
    /// Amazon has everything and is not done; `resume` looks again.
    case waiting
    case succeeded
    case failed
    /// Given up; what it had uploaded was removed.
    case aborted

    /// True when nothing is left to do.
    public var isFinal: Bool { self == .succeeded || self == .failed || self == .aborted }
  }

  public let id: String
  /// The activation's name.
  public let activation: String
  /// Absolute path of the activation file; two runs of one path exclude each other.
  public let path: String
  public let connection: String
  /// `upload`, `delete` or `audience`.
  public let operation: String
  /// Where its files are; nil for operations without files.
  public let bucket: String?
  public var status: Status
  public let started: Date
  public var updated: Date
  public var ended: Date?
  /// Mark of the plan: a run whose activation has changed since cannot be continued.
  public let plan: String
  /// Mark of the source, for the same reason; nil when the source cannot be told apart.
  public let source: String?
  /// Rows and bytes so far, for those who watch from elsewhere.
  public var progress: DocumentValue?
  /// The report of a run that ended or paused.
  public var report: DocumentValue?

  public init(
    id: String, activation: String, path: String, connection: String, operation: String, bucket: String?,
    started: Date, plan: String, source: String?
  ) {
    self.id = id
    self.activation = activation
    self.path = path
    self.connection = connection
    self.operation = operation
    self.bucket = bucket
    status = .running
    self.started = started
    updated = started
    self.plan = plan
    self.source = source
  }
}

extension RunRecord: FetchableRecord {
  public init(row: Row) {
    id = row["id"]
    activation = row["activation"]
    path = row["path"]
    connection = row["connection"]
    operation = row["operation"]
    bucket = row["bucket"]
    status = Status(rawValue: row["status"]) ?? .failed
    started = Date(timeIntervalSince1970: row["started"])
    updated = Date(timeIntervalSince1970: row["updated"])
    ended = (row["ended"] as Double?).map(Date.init(timeIntervalSince1970:))
    plan = row["plan"]
    source = row["source"]
    progress = (row["progress"] as String?).flatMap { try? JSONText.read($0) }
    report = (row["report"] as String?).flatMap { try? JSONText.read($0) }
  }
}
