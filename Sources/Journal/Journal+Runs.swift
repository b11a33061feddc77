import Activation
import Crypto
import Foundation
import GRDB

extension Journal {
  /// Why a run may not begin.
  public enum Beginning: Sendable {
    /// It may; keep the lock until the run ends.
    case begun(RunLock)
    /// Another run of the same activation is under way.
    case busy(RunRecord?)
  }

  /// Takes the lock of an activation, so that a run of it may begin or go on.
  ///
  /// - Parameter path: absolute path of the activation file.
  public func lock(activation path: String) throws(JournalError) -> Beginning {
    if let lock = try RunLock(folder: folder, name: Self.lockName(path)) { return .begun(lock) }
    return .busy(try runs(ofActivation: path).last { !$0.status.isFinal })
  }

  /// Writes down a new run, and lets go of the oldest ended ones; see `keptRuns`.
  public func add(_ run: RunRecord) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO run (id, activation, path, connection, operation, bucket, status, started, updated, plan, source)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.id, run.activation, run.path, run.connection, run.operation, run.bucket, run.status.rawValue,
          run.started.timeIntervalSince1970, run.updated.timeIntervalSince1970, run.plan, run.source,
        ])
    }
    try prune(before: run.started)
  }

  /// Notes how far a run is; called at most a few times a second.
  public func note(_ progress: DocumentValue, of run: String, at time: Date) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "UPDATE run SET progress = ?, updated = ? WHERE id = ?",
        arguments: [JSONText.write(progress), time.timeIntervalSince1970, run])
    }
  }

  /// Changes where a run stands.
  ///
  /// - Parameter report: kept beside the status, for `runs show`.
  public func set(
    _ status: RunRecord.Status, of run: String, report: DocumentValue? = nil, at time: Date
  ) throws(JournalError) {
    let seconds = time.timeIntervalSince1970
    try write { database in
      try database.execute(
        sql: "UPDATE run SET status = ?, report = coalesce(?, report), updated = ?, ended = ? WHERE id = ?",
        arguments: [status.rawValue, report.map { JSONText.write($0) }, seconds, status.isFinal ? seconds : nil, run])
    }
  }

  /// Every run, oldest first.
  public func runs() throws(JournalError) -> [RunRecord] {
    try read { try RunRecord.fetchAll($0, sql: "SELECT * FROM run ORDER BY started, id") }
  }

  /// The runs of one activation file, oldest first.
  public func runs(ofActivation path: String) throws(JournalError) -> [RunRecord] {
    try read {
      try RunRecord.fetchAll($0, sql: "SELECT * FROM run WHERE path = ? ORDER BY started, id", arguments: [path])
    }
  }

  public func run(_ id: String) throws(JournalError) -> RunRecord? {
    try read { try RunRecord.fetchOne($0, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]) }
  }

  /// Whether a process is carrying the run out right now.
  public func isAlive(_ run: RunRecord) -> Bool {
    run.status == .running && RunLock.isHeld(folder: folder, name: Self.lockName(run.path))
  }

  /// A name that any path fits into.
  private static func lockName(_ path: String) -> String {
    SHA256.hash(data: Data(path.utf8)).prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
      .joined()
  }
}
