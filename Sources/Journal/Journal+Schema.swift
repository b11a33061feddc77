import GRDB

extension Journal {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("runs") { database in
      try database.execute(
        sql: """
          CREATE TABLE run (
            id TEXT PRIMARY KEY, activation TEXT NOT NULL, path TEXT NOT NULL, connection TEXT NOT NULL,
            operation TEXT NOT NULL, bucket TEXT, status TEXT NOT NULL, started REAL NOT NULL, updated REAL NOT NULL,
            ended REAL, plan TEXT NOT NULL, source TEXT, progress TEXT, report TEXT
          ) STRICT;
          CREATE INDEX run_by_activation ON run (path, started);
          CREATE TABLE file (
            run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, number INTEGER NOT NULL, key TEXT NOT NULL,
            state TEXT NOT NULL, multipart TEXT, etag TEXT, bytes INTEGER NOT NULL, rows INTEGER NOT NULL,
            position TEXT, PRIMARY KEY (run, number)
          ) STRICT;
          CREATE TABLE part (
            run TEXT NOT NULL, file INTEGER NOT NULL, number INTEGER NOT NULL, bytes INTEGER NOT NULL,
            digest TEXT NOT NULL, etag TEXT NOT NULL, attempts INTEGER NOT NULL, PRIMARY KEY (run, file, number),
            FOREIGN KEY (run, file) REFERENCES file (run, number) ON DELETE CASCADE
          ) STRICT;
          CREATE TABLE step (
            run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, name TEXT NOT NULL, ordinal INTEGER NOT NULL,
            is_done INTEGER NOT NULL, remote TEXT, PRIMARY KEY (run, name, ordinal)
          ) STRICT;
          CREATE TABLE event (
            run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, number INTEGER NOT NULL, time REAL NOT NULL,
            document TEXT NOT NULL, PRIMARY KEY (run, number)
          ) STRICT;
          """)
    }
    return migrator
  }
}
