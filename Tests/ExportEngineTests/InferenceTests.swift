import Activation
import Documents
import Foundation
import GRDB
import TestSupport
import Testing

@testable import ExportEngine

@Suite("Drafting a definition from a source")
struct InferenceTests {
  /// A file of rows, and what its columns are to be: `name TYPE`, an `m` for METRIC, an `!` for never empty, the role.
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let csv: String
    let columns: [String]
    var leftOut: [String] = []
  }

  static let examples: [Example] = [
    Example(
      testDescription: "identities by name",
      csv: """
        email,Phone,first_name,surname,street,city,state,zip,country,amount
        ada@example.com,(571) 412-0599,Ada,Roe,12 Main St,Boston,MA,02139,US,1.5
        ,+44 20 7946 0958,Bea,,,London,,SW1A 1AA,gb,2
        """,
      columns: [
        "email STRING hashed EMAIL", "phone STRING hashed PHONE", "first_name STRING hashed FIRST_NAME",
        "surname STRING hashed LAST_NAME", "street STRING hashed ADDRESS", "city STRING hashed CITY",
        "state STRING hashed STATE", "zip STRING hashed ZIP", "country STRING country of the row", "amount DECIMAL m !",
      ]),
    Example(
      testDescription: "identities in other languages",
      csv: """
        メールアドレス,Vorname,nom_de_famille,código postal,Telefonnummer
        ada@example.com,Ada,Roe,28013,030 901820
        """,
      columns: [
        "column STRING hashed EMAIL", "vorname STRING hashed FIRST_NAME", "nom_de_famille STRING hashed LAST_NAME",
        "codigo_postal STRING hashed ZIP", "telefonnummer STRING hashed PHONE",
      ]),
    Example(
      testDescription: "identities by value, and hashes by name",
      csv: """
        who,reach,email_sha256,token
        ada@example.com,+1 571 412 0599,\(hash),\(hash)
        bea@example.com,+442079460958,\(hash.uppercased()),\(hash)
        """,
      columns: [
        "who STRING hashed EMAIL", "reach STRING hashed PHONE", "email_sha256 STRING hashed EMAIL", "token STRING !",
      ]),
    Example(
      testDescription: "names that deceive",
      csv: """
        email,email_opt_in,state,country,via,mobile,user_data
        ada@example.com,true,shipped,Germany,web,yes,x
        bea@example.com,false,pending,France,shop,no,y
        """,
      columns: [
        "email STRING hashed EMAIL", "email_opt_in STRING !", "state STRING !", "country STRING !",
        "via STRING hashed ADDRESS", "mobile STRING !", "user_data STRING !",
      ]),
    Example(
      testDescription: "places where no person is named",
      csv: "name,city,zip,sales\nShop,Berlin,10115,12\nShop,Bonn,53111,7\n",
      columns: ["name STRING !", "city STRING !", "zip STRING !", "sales LONG m !"]),
    Example(
      testDescription: "what must not leave",
      csv: """
        email,full_name,remark,user_id
        ada@example.com,Ada Roe,ask bea@example.com,7
        bea@example.com,Bea Poe,,8
        """,
      columns: ["email STRING hashed EMAIL"], leftOut: ["full_name", "remark", "user_id"]),
    Example(
      testDescription: "identities of others and consent",
      csv: """
        maid,ramp_id,tcf_string,gpp,ad_storage,amzn_user_data
        38400000-8cf0-11bd-b23e-10b96e40000d,XY1000AbCd,CPXx,DBAB,granted,DENIED
        """,
      columns: [
        "maid STRING MAID id", "ramp_id STRING LIVERAMP id", "tcf_string STRING consent TCF", "gpp STRING consent GPP",
        "ad_storage STRING consent AMZN_AD_STORAGE", "amzn_user_data STRING consent AMZN_USER_DATA",
      ]),
    Example(
      testDescription: "types",
      csv: """
        day,moment,epoch_time,code,big,small,mixed,order_id,quantity
        2026-01-31,2026-01-31T10:00:00Z,1700000000,007,9223372036854775807,-1.5E2,1,17,2
        2026-02-01,2026-02-01 11:00,1700000001,008,1,0.25,x,18,3
        """,
      columns: [
        "day DATE !", "moment TIMESTAMP !", "epoch_time TIMESTAMP main event time !", "code STRING !", "big LONG !",
        "small DECIMAL m !", "mixed STRING !", "order_id LONG !", "quantity LONG m !",
      ]),
    Example(
      testDescription: "the main event time among others",
      csv: """
        updated_at,birth_date,created_at,purchase_date
        2026-01-31,1990-01-01,2026-01-30T10:00:00Z,2026-01-29
        """,
      columns: [
        "updated_at DATE !", "birth_date DATE !", "created_at TIMESTAMP !", "purchase_date DATE main event time !",
      ]),
    Example(
      testDescription: "names of columns", csv: "User_ID 2,2nd,Größe,a b,A-B,__,\"x,y\"\n1,2,3,4,5,6,7\n",
      columns: [
        "user_id_2 LONG !", "column_2nd LONG !", "grosse LONG !", "a_b LONG !", "a_b_2 LONG !", "column LONG !",
        "x_y LONG !",
      ]),
    Example(
      testDescription: "no rows", csv: "email,visits\n", columns: ["email STRING hashed EMAIL", "visits STRING"]),
  ]

  private static let hash = String(repeating: "0123456789abcdef", count: 4)

  @Test("columns get their types, their roles and whether they may be empty", arguments: examples)
  func proposes(example: Example) async throws {
    let proposal = try await Self.infer(example.csv)
    #expect(proposal.definition.columns.map(\.summary) == example.columns)
    let leftOut = proposal.reasons.filter { $0.text.hasPrefix("left out") }.compactMap(\.column)
    #expect(leftOut == example.leftOut)
  }

  @Test("the drafted definition is valid, and a preview with it refuses nothing", arguments: examples)
  func isValid(example: Example) async throws {
    try await Bench.with { bench in
      let csv = try bench.write(Array(example.csv.utf8), "people.csv")
      try await Self.check(csv, bench)
    }
  }

  @Test("whatever the source, the drafted definition is valid and refuses nothing of it")
  func isValidForRandomSources() async throws {
    var generator = SeededGenerator(seed: 21)
    try await Bench.with { bench in
      for _ in 0..<60 {
        let csv = try bench.write(Array(Self.randomTable(&generator).utf8), "people.csv")
        try await Self.check(csv, bench)
      }
    }
  }

  /// Takes a drafted definition into an activation, as a person would paste it.
  private static func check(_ csv: String, _ bench: Bench) async throws {
    let engine = bench.engine()
    let (found, issues) = await engine.inferDefinition(fromRowsIn: csv, hasHeader: true, query: nil, rows: 1_000)
    let proposal = try #require(found, "\(issues)")
    let draft = bench.draft(csv) { activation in
      let pasted = proposal.activationDocument
      activation["source" as FieldPath] = pasted["source"]
      activation["output_mapping" as FieldPath] = pasted["output_mapping"]
      activation["result_settings.dataset_id" as FieldPath] = .text(proposal.definition.id)
      activation["result_settings.dataset_definition" as FieldPath] = proposal.definition.document
      if !proposal.definition.hasIdentity { activation["result_settings.country_code" as FieldPath] = nil }
    }
    let text = try String(contentsOfFile: csv, encoding: .utf8)
    #expect(!(await engine.validate(draft)).hasErrors, "\(text)")
    let preview = await engine.preview(draft, rows: 1_000)
    #expect(!preview.issues.hasErrors, "\(preview.issues) \(text)")
    let refused = preview.rows.flatMap(\.cells).filter(\.isRefused)
    #expect(refused.isEmpty, "\(refused) \(text)")
  }

  @Test("an activation is drafted for as it sends its columns: renamed, left out, and with its strings")
  func followsMapping() async throws {
    try await Bench.with { bench in
      let draft = bench.draft(try bench.people(["ada@example.com,1,x"])) {
        $0["output_mapping" as FieldPath] = [
          "columns": [["source": "email", "output": "mail"], ["source": "visits"]],
          "strings": [["output": "channel", "text": "crm"]],
        ]
        $0["result_settings.dataset_definition" as FieldPath] = nil
      }
      let (proposal, issues) = await bench.engine().inferDefinition(from: draft, rows: 10)
      #expect(issues.isEmpty)
      #expect(proposal?.definition.id == Bench.datasetID)
      #expect(
        proposal?.definition.columns.map(\.summary) == [
          "mail STRING hashed EMAIL", "visits LONG m !", "channel STRING !",
        ])
    }
  }

  @Test("only what all rows show is demanded: a sample says that a column may be empty")
  func sampled() async throws {
    let csv = "email,visits\n" + (0..<50).map { "person\($0)@example.com,\($0)\n" }.joined()
    let part = try await Self.infer(csv, rows: 20)
    #expect((part.rows, part.isWhole) == (20, false))
    #expect(part.definition.columns.allSatisfy { $0.nullable })
    let whole = try await Self.infer(csv, rows: 100)
    #expect((whole.rows, whole.isWhole) == (50, true))
    #expect(whole.definition.columns.map(\.nullable) == [true, false])
  }

  @Test("no value is told", arguments: examples)
  func isSilent(example: Example) async throws {
    let proposal = try await Self.infer(example.csv)
    let told = "\(proposal.reasons) " + JSONText.write(proposal.definition.document)
    let values = example.csv.split(separator: "\n").dropFirst().flatMap { $0.split(separator: ",") }
    // A short or common word stands in any text by chance.
    for value in values
    where value.count > 5 && !["shipped", "granted", "pending", "denied"].contains(value.lowercased()) {
      #expect(!told.contains(value), "\(value)")
    }
  }

  @Test("cells may be parted by other signs, which the pasted source then says", arguments: [";", "\t", "|"])
  func delimiters(delimiter: String) async throws {
    let proposal = try await Self.infer(
      ["email", "visits"].joined(separator: delimiter) + "\na@example.com\(delimiter)3\n")
    #expect(proposal.definition.columns.map(\.name) == ["email", "visits"])
    let written = proposal.activationDocument["source"]?["csv"]?["delimiter"]
    #expect(written == .text(delimiter == "\t" ? "tab" : delimiter))
  }

  @Test(
    "the data set is called after the file, as Amazon allows it",
    arguments: [
      ("customers.csv", "customers"), ("2024 Läden.csv.gz.csv", "data_2024_laden"), ("list.csv", "list_data"),
      ("顧客.csv", "data"), ("A--b__c.TSV", "a_b_c"),
    ])
  func names(file: String, id: String) async throws {
    #expect(try await Self.infer("a,b\n1,2\n", file: file).definition.id == id)
  }

  @Test("a SQLite file with one table needs no query, one with several does")
  func databases() async throws {
    try await Bench.with { bench in
      let path = "\(bench.folder)/crm.db"
      let database = try DatabaseQueue(path: path)
      try await database.write { database in
        try database.execute(sql: "CREATE TABLE \"my people\" (email TEXT, points REAL, at DATETIME)")
        try database.execute(sql: "INSERT INTO \"my people\" VALUES ('a@example.com', 1.5, '2026-01-01 10:00:00')")
      }
      let engine = bench.engine()
      let (one, _) = await engine.inferDefinition(fromRowsIn: path, hasHeader: true, query: nil, rows: 10)
      #expect(
        one?.definition.columns.map(\.summary) == [
          "email STRING hashed EMAIL", "points DECIMAL m !", "at TIMESTAMP main event time !",
        ])
      try await database.write { try $0.execute(sql: "CREATE TABLE other (a TEXT)") }
      let (none, issues) = await engine.inferDefinition(fromRowsIn: path, hasHeader: true, query: nil, rows: 10)
      #expect(none == nil)
      #expect(issues.map(\.path) == ["source.sqlite.query"])
      #expect(issues.first?.message.contains("my people, other") == true)
      let query = "SELECT points FROM \"my people\""
      let (some, _) = await engine.inferDefinition(fromRowsIn: path, hasHeader: true, query: query, rows: 10)
      #expect(some?.definition.columns.map(\.name) == ["points"])
    }
  }

  @Test("a first row of data is no header, and is not told")
  func noHeader() async throws {
    try await Bench.with { bench in
      let path = try bench.write(Array("ada@example.com,1\n".utf8), "rows.csv")
      let engine = bench.engine()
      let (none, issues) = await engine.inferDefinition(fromRowsIn: path, hasHeader: true, query: nil, rows: 10)
      #expect(none == nil)
      #expect(issues.map(\.path) == ["source.csv.header"])
      #expect(!"\(issues)".contains("ada"))
      let (some, _) = await engine.inferDefinition(fromRowsIn: path, hasHeader: false, query: nil, rows: 10)
      #expect(some?.definition.columns.map(\.summary) == ["column1 STRING hashed EMAIL", "column2 LONG !"])
    }
  }

  // MARK: Help

  private static func infer(
    _ csv: String, file: String = "people.csv", rows: Int = 1_000
  ) async throws -> DefinitionProposal {
    let folder = FileManager.default.temporaryDirectory.appending(path: "infer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: file).path
    try AtomicFile.write(Array(csv.utf8), to: path)
    let engine = Engine(
      EngineSurroundings(
        home: Home(folder: folder.path, stateFolder: folder.path), secrets: SecretResolver(environment: [:])))
    let (proposal, issues) = await engine.inferDefinition(fromRowsIn: path, hasHeader: true, query: nil, rows: rows)
    return try #require(proposal, "\(issues)")
  }

  private static func randomTable(_ generator: inout SeededGenerator) -> String {
    let names = [
      "email", "phone", "Name", "city", "zip", "state", "country", "amount", "order_id", "bought_at", "updated",
      "notes",
      "maid", "tcf", "ad_storage", "user_id", "E-Mail 2", "Größe", "via", "value", "time", "code",
    ].shuffled(using: &generator).prefix(Int.random(in: 1...12, using: &generator))
    let kinds: [(inout SeededGenerator) -> String] = [
      { "\(Int.random(in: -5...90_000, using: &$0))" },
      { "\(Int.random(in: 0...900, using: &$0)).\(Int.random(in: 0...999, using: &$0))" },
      { "person\(Int.random(in: 0...99, using: &$0))@example.com" },
      { "2026-0\(Int.random(in: 1...9, using: &$0))-28" },
      { "17000\(Int.random(in: 10_000...99_999, using: &$0))" }, { "0\(Int.random(in: 1_000...9_999, using: &$0))" },
      { _ in "Ada Roe" }, { ["US", "DE", "Germany", "BR"].randomElement(using: &$0) ?? "" }, { _ in "" },
      { _ in "granted" }, { "2026-01-01T0\(Int.random(in: 0...9, using: &$0)):00:00+02:00" }, { _ in "1700000000000" },
      { _ in "12:30" }, { _ in "1e400" }, { _ in "2026-02-30" },
    ]
    let columns = names.map { name in
      (name, kinds.shuffled(using: &generator).prefix(Bool.random(using: &generator) ? 1 : 3))
    }
    let rows = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
      columns.map { ($0.1.randomElement(using: &generator) ?? { _ in "" })(&generator) }.joined(separator: ",")
    }
    // A column that may always be sent, whatever becomes of the others.
    let lines = (["serial," + columns.map(\.0).joined(separator: ",")] + rows).enumerated()
    return lines.map { $0.offset == 0 ? $0.element : "\($0.offset),\($0.element)" }.joined(separator: "\n") + "\n"
  }
}

extension DatasetColumn {
  /// “amount DECIMAL m !”
  fileprivate var summary: String {
    let role = role == .plain ? nil : role.name
    return [name, type.rawValue, kind == .metric ? "m" : nil, role, nullable ? nil : "!"].compactMap { $0 }
      .joined(separator: " ")
  }
}
