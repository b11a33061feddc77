import Activation
import GRDB

extension Journal {
  /// Writes down a file, or what is new about it.
  public func put(_ file: FileRecord, of run: String) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO file (run, number, key, state, multipart, etag, bytes, rows, position)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (run, number) DO UPDATE SET key = excluded.key, state = excluded.state,
            multipart = excluded.multipart, etag = excluded.etag, bytes = excluded.bytes, rows = excluded.rows,
            position = excluded.position
          """,
        arguments: [
          run, file.number, file.key, file.state.rawValue, file.multipart, file.etag, file.bytes, file.rows,
          file.position.map { JSONText.write($0) },
        ])
    }
  }

  /// The files of a run by number.
  public func files(of run: String) throws(JournalError) -> [FileRecord] {
    try read {
      try FileRecord.fetchAll($0, sql: "SELECT * FROM file WHERE run = ? ORDER BY number", arguments: [run])
    }
  }

  /// Notes that the object of this key is gone.
  public func noteRemoval(of key: String, of run: String) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "UPDATE file SET state = 'removed' WHERE run = ? AND key = ?", arguments: [run, key])
    }
  }

  /// Writes down a part that S3 has taken.
  public func put(_ part: PartRecord, file: Int, of run: String) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO part (run, file, number, bytes, digest, etag, attempts) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [run, file, part.number, part.bytes, part.digest, part.etag, part.attempts])
    }
  }

  /// The parts of a file by number.
  public func parts(ofFile file: Int, of run: String) throws(JournalError) -> [PartRecord] {
    try read {
      try PartRecord.fetchAll(
        $0, sql: "SELECT * FROM part WHERE run = ? AND file = ? ORDER BY number", arguments: [run, file])
    }
  }

  /// Forgets the files of a run that starts over, once they are gone from the store.
  ///
  /// - Parameter source: the mark of the source it reads now.
  public func forgetFiles(of run: String, source: String?) throws(JournalError) {
    try write { database in
      try database.execute(sql: "DELETE FROM file WHERE run = ?", arguments: [run])
      try database.execute(sql: "UPDATE run SET source = ? WHERE id = ?", arguments: [source, run])
    }
  }
}
