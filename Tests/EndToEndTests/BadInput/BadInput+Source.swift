extension BadInput {
  private static let file = "data/people.csv"
  private static let email = "ada@example.com"

  private static func csv(_ rows: String) -> @Sendable (inout Scene) -> Void {
    { $0.people = "email,purchase_time,amount\n" + rows }
  }

  private static func compressed(_ bytes: [UInt8]) -> @Sendable (inout Scene) throws -> Void {
    {
      try $0.edit("people.csv", "people.csv.gz")
      try $0.put(bytes, at: "data/people.csv.gz")
    }
  }

  /// `email,purchase_time` and a row by gzip, without its last twelve bytes.
  private static let truncated: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xCD, 0x4D, 0xCC, 0xCC, 0xD1,
  ]

  /// A source that is missing or broken.
  static let source: [BadInput] = [
    BadInput("a missing source file", 66, "source_missing", at: "source", says: ["gone.csv"]) {
      try $0.edit("people.csv", "gone.csv")
    },
    BadInput("a pattern nothing matches", 66, "source_missing", at: "source", says: ["*.csv"]) {
      try $0.edit("people.csv", "2024-*.csv")
    },
    BadInput("a folder as the source", 66, "source_unreadable", at: "source") { try $0.putFolder(at: file) },
    BadInput("an empty source", 65, "source_malformed", at: "source", says: ["empty"]) { $0.people = "" },
    BadInput("an empty gzip file", 65, "source_malformed", at: "source", prepare: compressed([])),
    BadInput("a cut-off gzip file", 66, "source_unreadable", at: "source", prepare: compressed(truncated)),
    BadInput(
      "a gzip file that is none inside", 66, "source_unreadable", at: "source",
      prepare: compressed([0x1F, 0x8B] + Scene.garbage)),
    BadInput("a source of arbitrary bytes", 65, "missing_column", at: "output_mapping") {
      try $0.put(Scene.garbage, at: file)
    },
    BadInput("two columns of one name", 65, "source_malformed", at: "source", says: ["email"]) {
      $0.people = "email,email,purchase_time\na,b,c\n"
    },
    BadInput("a quote that never closes in the header", 65, "source_malformed", at: "source", says: ["header"]) {
      $0.people = "email,\"purchase_time,amount\n\(email),2024-05-01,1\n"
    },
    BadInput("a delimiter of two characters", 65, "invalid_value", at: "source.csv.delimiter") {
      try $0.edit("{path: ../data/people.csv}", "{path: ../data/people.csv, delimiter: '||'}")
    },
    BadInput("a missing database", 66, "source_missing", at: "source") {
      try $0.edit("csv: {path: ../data/people.csv}", "sqlite: {file: gone.db, query: SELECT 1}")
    },
    BadInput("a database that is none", 66, "source_unreadable", at: "source") {
      try $0.put(Scene.garbage, at: "data/crm.db")
      try $0.edit("csv: {path: ../data/people.csv}", "sqlite: {file: ../data/crm.db, query: SELECT 1}")
    },
    BadInput("a query that writes", 65, "source_malformed", at: "source") {
      try $0.putDatabase("CREATE TABLE people (email TEXT);", at: "data/crm.db")
      try $0.edit("csv: {path: ../data/people.csv}", "sqlite: {file: ../data/crm.db, query: DELETE FROM people}")
    },
    BadInput("a query with a mistake", 65, "source_malformed", at: "source") {
      try $0.putDatabase("CREATE TABLE people (email TEXT);", at: "data/crm.db")
      try $0.edit("csv: {path: ../data/people.csv}", "sqlite: {file: ../data/crm.db, query: SELEC email FROM people}")
    },
  ]

  /// What only shows when the rows are read.
  static let rows: [BadInput] = [
    BadInput(
      "a quote that never closes", 65, "source_malformed", at: "source", says: ["Row 2"], to: .readingRows,
      prepare: csv("\(email),2024-05-01,1\n\"\(email),2024-05-01,1\n\(email),2024-05-01,1\n")),
    BadInput(
      "more rejected rows than allowed", 65, "too_many_rejects", at: "limits.rejected_rows", to: .judgingRows
    ) {
      $0.activation += "limits: {rejected_rows: 1}\n"
      csv("\(email),soon,1\n\(email),later,1\n\(email),2024-05-01,1\n")(&$0)
    },
    BadInput("rows of which none can be sent", 65, "nothing_to_send", at: "source", to: .judgingRows) {
      csv("\(email),soon,1\n\(email),later,1\n")(&$0)
    },
    BadInput(
      "an address in a plain column", 65, "possible_raw_pii", at: "output_mapping", says: ["limits.allow_raw"],
      to: .judgingRows
    ) {
      let note = #"{"name": "note", "columnType": "DIMENSION", "dataType": "STRING"}"#
      $0.use(ActivationFile(definition: ActivationFile.definition(ActivationFile.email, ActivationFile.time, note)))
      $0.people = "email,purchase_time,note\n\(email),2024-05-01,call \(email)\n"
    },
  ]
}
