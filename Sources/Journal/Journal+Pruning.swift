import Foundation
import GRDB

extension Journal {
  /// How many ended runs are kept for good; older ones go once they are `keptDays` old as well.
  public static let keptRuns = 200
  /// Days an ended run is kept at least.
  public static let keptDays = 90

  /// Lets go of ended runs that are neither among the newest `keptRuns` nor younger than `keptDays`.
  ///
  /// A run that can be continued, or whose files may still be in a bucket, is never let go.
  func prune(before time: Date) throws(JournalError) {
    let limit = time.timeIntervalSince1970 - Double(Self.keptDays) * 86_400
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM run WHERE ended IS NOT NULL AND ended < ?
          AND id NOT IN (SELECT id FROM run WHERE ended IS NOT NULL ORDER BY ended DESC LIMIT ?)
          AND NOT EXISTS (SELECT 1 FROM file WHERE file.run = run.id AND file.state <> 'removed' AND run.status <> 'succeeded')
          """, arguments: [limit, Self.keptRuns])
    }
  }
}
