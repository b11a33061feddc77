import Activation
import Foundation
import GRDB

extension Journal {
  /// Appends an event to the run's story.
  public func tell(_ event: DocumentValue, of run: String, at time: Date) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO event (run, number, time, document)
          VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE run = ?), ?, ?)
          """, arguments: [run, run, time.timeIntervalSince1970, JSONText.write(event)])
    }
  }

  /// The events of a run that come after one, oldest first.
  public func events(of run: String, after number: Int = 0) throws(JournalError) -> [EventRecord] {
    try read {
      try EventRecord.fetchAll(
        $0, sql: "SELECT * FROM event WHERE run = ? AND number > ? ORDER BY number", arguments: [run, number])
    }
  }
}
