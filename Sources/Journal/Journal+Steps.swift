import GRDB

extension Journal {
  /// Written before a remote system is asked to act.
  public func intend(_ name: StepRecord.Name, _ ordinal: Int = 0, of run: String) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "INSERT INTO step (run, name, ordinal, is_done) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING",
        arguments: [run, name.rawValue, ordinal])
    }
  }

  /// Written when the remote system has acted.
  ///
  /// - Parameter remote: the id it gave.
  public func finish(
    _ name: StepRecord.Name, _ ordinal: Int = 0, remote: String?, of run: String
  ) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO step (run, name, ordinal, is_done, remote) VALUES (?, ?, ?, 1, ?)",
        arguments: [run, name.rawValue, ordinal, remote])
    }
  }

  /// The acts of a run, in the order of their ordinals.
  public func steps(_ name: StepRecord.Name, of run: String) throws(JournalError) -> [StepRecord] {
    try read {
      try StepRecord.fetchAll(
        $0, sql: "SELECT * FROM step WHERE run = ? AND name = ? ORDER BY ordinal", arguments: [run, name.rawValue])
    }
  }
}
