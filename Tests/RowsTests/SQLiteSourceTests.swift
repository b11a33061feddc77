import Rows
import Testing

@Suite("SQLite sources")
struct SQLiteSourceTests {
  private func database(in folder: TemporaryFolder, _ script: String) throws -> String {
    let path = folder.path + "/crm.db"
    try Python.run("import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])", [path, script])
    return path
  }

  private let customers = """
    CREATE TABLE customers (email VARCHAR(80), visits BIGINT, spent DOUBLE, joined DATETIME, active BOOLEAN, extra BLOB);
    INSERT INTO customers VALUES ('ana@example.com', 9223372036854775807, 0.1, '2026-01-02 03:04:05', 1, NULL);
    INSERT INTO customers VALUES ('', -5, 1e20, NULL, 0, 'text');
    INSERT INTO customers VALUES ('Zoë', NULL, 5.0, 'x', 1, x'00ff');
    """

  @Test("Values become text, and declared types are told")
  func values() throws {
    let folder = try TemporaryFolder()
    let file = try database(in: folder, customers)
    let source = try SQLiteSource(file: file, query: "SELECT *, visits + 1.5 AS more FROM customers ORDER BY rowid")
    #expect(source.columns.map(\.name) == ["email", "visits", "spent", "joined", "active", "extra", "more"])
    #expect(source.columns.map(\.type) == [.text, .long, .double, .timestamp, .boolean, .unknown, .unknown])
    let rows = try source.all(maximumRows: 2)
    #expect(
      rows.texts[0].prefix(6) == ["ana@example.com", "9223372036854775807", "0.1", "2026-01-02 03:04:05", "1", ""])
    #expect(rows.texts[1] == ["", "-5", "1e+20", "", "0", "text", "-3.5"])
    #expect(rows.texts[2] == ["Zoë", "", "5.0", "x", "1", "", ""])
    #expect(rows.faults == [3: .binaryValue(column: 5)])
  }

  @Test("Many rows stream in bounded batches")
  func streaming() throws {
    let folder = try TemporaryFolder()
    let file = try database(in: folder, "")
    let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n;"
    let source = try SQLiteSource(file: file, query: numbers)
    var batch = RowBatch()
    var rows: Int64 = 0
    while try source.next(into: &batch, maximumRows: 300, maximumBytes: 800) {
      #expect(batch.rowCount <= 300 && batch.bytes.count < 810 && batch.firstRowNumber == rows + 1)
      rows += Int64(batch.rowCount)
    }
    #expect(rows == 5000)
    #expect(try !source.next(into: &batch, maximumRows: 300, maximumBytes: 800))
  }

  @Test("A value too large for a cell faults its row", arguments: [16 << 20, 16 << 20 + 1])
  func oversized(size: Int) throws {
    let folder = try TemporaryFolder()
    let query = "SELECT 1 AS a, replace(hex(zeroblob(\(size / 2 + 1))), '00', '00') || 'x' AS b"
    let cut = "SELECT a, substr(b, 1, \(size)) AS b FROM (\(query))"
    let rows = try SQLiteSource(file: database(in: folder, ""), query: cut).all()
    let fits = size <= 16 << 20
    #expect(rows.cells[0][1].count == (fits ? size : 0))
    #expect(rows.faults == (fits ? [:] : [1: .oversizedValue(column: 1)]))
  }

  @Test(
    "Whatever is not one reading statement is refused",
    arguments: [
      "DELETE FROM customers", "DROP TABLE customers", "INSERT INTO customers DEFAULT VALUES RETURNING email",
      "SELECT 1; DELETE FROM customers", "ATTACH 'other.db' AS other", "SELECT nothing FROM customers", "BEGIN", "",
      "--",
      "PRAGMA user_version = 3",
    ])
  func refused(query: String) throws {
    let folder = try TemporaryFolder()
    let file = try database(in: folder, customers)
    let error = sourceError { () throws(SourceError) in _ = try SQLiteSource(file: file, query: query) }
    guard case .queryRefused(let reason) = error else {
      Issue.record("expected a refusal, got \(String(describing: error))")
      return
    }
    #expect(!reason.isEmpty)
    #expect(try SQLiteSource(file: file, query: "SELECT count(*) AS n FROM customers").all().texts == [["3"]])
  }

  @Test("Files that are no database and columns of one name are told")
  func errors() throws {
    let folder = try TemporaryFolder()
    let none = folder.path + "/none.db"
    #expect(
      sourceError { () throws(SourceError) in _ = try SQLiteSource(file: none, query: "SELECT 1") }
        == .missing(path: none))
    let text = try folder.file("text.db", String(repeating: "no database at all\n", count: 100))
    let broken = sourceError { () throws(SourceError) in _ = try SQLiteSource(file: text, query: "SELECT * FROM t") }
    #expect(broken == .unreadable(path: text, reason: "file is not a database"))
    let file = try database(in: folder, customers)
    let query = "SELECT email, email FROM customers"
    let error = sourceError { () throws(SourceError) in _ = try SQLiteSource(file: file, query: query) }
    #expect(error == .duplicateColumn(name: "email", path: file))
  }
}
