import Activation
import Crypto
import Encoding
import Foundation
import Rows
import Testing

@Suite("Encoding rows")
struct RowEncoderTests {
  private typealias Example = EncodingExample

  private func encode(
    _ rows: [[String?]], with encoder: RowEncoder = EncodingExample.encoder(country: "US"), firstRow: Int64 = 1
  ) throws -> (lines: [String], tally: EncodingTally, rejects: [Reject]) {
    let columns = rows.first?.count ?? Example.sourceNames.count
    let result = encoder.encode(Example.batch(rows, columns: columns, firstRow: firstRow))
    if let stop = result.stop { throw stop }
    let lines = String(decoding: result.lines, as: UTF8.self).split(separator: "\n").map(String.init)
    return (lines, result.tally, result.rejects)
  }

  private func sha256(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
  }

  @Test("the header names the data set's fields, Amazon's own left out")
  func writesHeader() {
    #expect(String(decoding: Example.encoder().header, as: UTF8.self) == "email,zip,bought_at,amount,store,country\n")
  }

  @Test("a row is normalized, hashed and converted")
  func encodes() throws {
    let result = try encode([[" Ada@Example.com", "02139-1234", "1700000000", "12.345", "Main", "us"]])
    #expect(
      result.lines == ["\(sha256("ada@example.com")),\(sha256("02139")),2023-11-14T22:13:20Z,12.35,Main,US"])
    #expect(result.tally.exported == 1)
  }

  @Test("a hash passes in lower case, and is not hashed again")
  func passesHashes() throws {
    let hash = sha256("ada@example.com")
    let result = try encode([[hash.uppercased(), nil, "1700000000", nil, nil, nil]])
    #expect(result.lines.first?.hasPrefix("\(hash),,") == true)
  }

  @Test(
    "a row that cannot be sent is skipped with its number, column and reason",
    arguments: [
      (["a@example.com", nil, nil, "1", nil, nil] as [String?], "bought_at", "null_value"),
      (["a@example.com", nil, "soon", "1", nil, nil], "bought_at", "not_a_time"),
      (["a@example.com", nil, "1700000000000", "1", nil, nil], "bought_at", "milliseconds"),
      (["a@example.com", nil, "1700000000", "n/a", nil, nil], "amount", "not_a_number"),
      ([nil, nil, "1700000000", "1", nil, nil], "", "no_identity"),
      (["no-at-sign", "12", "1700000000", "1", nil, nil], "", "no_identity"),
    ])
  func skips(row: [String?], column: String, reason: String) throws {
    let good: [String?] = ["b@example.com", nil, "1700000000", "1", nil, nil]
    let result = try encode([good, row, good], firstRow: 100)
    #expect(result.lines.count == 2)
    #expect(result.tally.read == 3)
    #expect(result.tally.skippedByReason == [reason: 1])
    #expect(result.rejects.map(\.row) == [101])
    #expect(result.rejects.map(\.column) == [column])
  }

  @Test("an unusable identity beside a usable one is an empty cell with a counted reason, never the hash of nothing")
  func emptiesUnusable() throws {
    let result = try encode([["a@example.com", "12", "1700000000", nil, nil, nil]])
    #expect(result.tally.exported == 1)
    #expect(result.tally.emptiedByReason.values.reduce(0, +) == 1)
    #expect(result.lines.first?.contains(",,2023") == true)
    #expect(!result.lines.joined().contains(sha256("")))
  }

  @Test("a row of another number of cells is skipped")
  func skipsRagged() throws {
    var batch = RowBatch()
    batch.begin(columnCount: Example.sourceNames.count, firstRowNumber: 1)
    batch.append(text: "only one")
    batch.endRow(fault: .wrongCellCount(found: 1))
    let result = Example.encoder(country: "US").encode(batch)
    #expect(result.lines.isEmpty)
    #expect(result.tally.skippedByReason == ["wrong_cell_count": 1])
  }

  @Test("the row's country decides the rules, then the upload's")
  func followsCountry() throws {
    let row: (String?) -> [String?] = { ["a@example.com", "k1a 0b1", "1700000000", nil, nil, $0] }
    #expect(try encode([row("CA")]).lines.first?.contains(sha256("K1A0B1")) == true)
    #expect(
      try encode([row(nil)], with: Example.encoder(country: "CA")).lines.first?.contains(sha256("K1A0B1")) == true)
    #expect(
      try encode([row(nil)], with: Example.encoder(country: "US")).lines.first?.contains(sha256("K1A0B1")) == false)
  }

  @Test("rows without any country are counted")
  func countsWithoutCountry() throws {
    let row: [String?] = ["a@example.com", nil, "1700000000", nil, nil, nil]
    #expect(try encode([row], with: Example.encoder()).tally.withoutCountry == 1)
    #expect(try encode([row]).tally.withoutCountry == 0)
  }

  @Test(
    "text is quoted when it must be, and reads back the same",
    arguments: ["plain", "a,b", "say \"hi\"", "two\nlines", "cr\rhere", "\"", ",", " padded ", "日本", "ü,ü"])
  func quotes(text: String) throws {
    let encoder = Example.encoder(country: "US")
    let row = ["a@example.com", nil, "1700000000", nil, text, "US"]
    let output = encoder.header + encoder.encode(Example.batch([row])).lines
    let folder = NSTemporaryDirectory() + "encoding-tests-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(output).write(to: URL(fileURLWithPath: folder))
    let source = try CSVSource(paths: [folder])
    var batch = RowBatch()
    #expect(try source.next(into: &batch, maximumRows: 10, maximumBytes: 1 << 20))
    #expect(batch.rowCount == 1)
    #expect(batch.text(0, 4) == text)
  }

  @Test("an e-mail address in a plain column stops everything, unless it is allowed by name")
  func guards() throws {
    let row: [String?] = ["a@example.com", nil, "1700000000", nil, "ask jane@example.com", nil]
    let stop = #expect(throws: EncodingStop.self) { try encode([row], firstRow: 7) }
    #expect(stop?.row == 7)
    #expect(stop?.issue.message.contains("jane") == false)
    #expect(try encode([row], with: Example.encoder(country: "US", allowRaw: ["store"])).tally.exported == 1)
  }

  @Test("a string-builder value stands on each row, and is guarded too")
  func writesStrings() throws {
    let mapping = Example.mapping(strings: [.init(output: "store", value: .text("crm"))])
    let names = ["email", "zip", "bought_at", "amount", "country"]
    let row: [String?] = ["a@example.com", nil, "1700000000", nil, nil]
    let encoder = Example.encoder(
      country: "US", mapping: mapping, source: Example.columns(names), strings: ["store": "crm"])
    #expect(try encode([row, row], with: encoder).lines.allSatisfy { $0.hasSuffix(",,crm,") })
    let leaky = Example.encoder(
      country: "US", mapping: mapping, source: Example.columns(names), strings: ["store": "x@example.com"])
    #expect(throws: EncodingStop.self) { try encode([row], with: leaky) }
  }

  @Test("a string-builder value in an identity field is hashed like any other")
  func hashesStrings() throws {
    let mapping = Example.mapping(strings: [.init(output: "email", value: .text("Shop@Example.com"))])
    let names = ["zip", "bought_at", "amount", "store", "country"]
    let encoder = Example.encoder(
      country: "US", mapping: mapping, source: Example.columns(names), strings: ["email": "Shop@Example.com"])
    let row: [String?] = ["02139", "1700000000", nil, nil, nil]
    let lines = try encode([row, row], with: encoder).lines
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("\(sha256("shop@example.com")),\(sha256("02139")),") })
  }

  @Test("a string-builder value goes the way of any other: converted, quoted, or refused")
  func convertsStrings() throws {
    func encoder(_ text: String, field: String) -> RowEncoder {
      let names = Example.sourceNames.filter { $0 != field }
      return Example.encoder(
        country: "US", mapping: Example.mapping(strings: [.init(output: field, value: .text(text))]),
        source: Example.columns(names), strings: [field: text])
    }
    let row: [String?] = ["a@example.com", nil, "1700000000", "Main", "US"]
    #expect(try encode([row], with: encoder("1.005", field: "amount")).lines.first?.contains(",1.01,") == true)
    #expect(encoder("1.005", field: "amount").refusedStrings.isEmpty)
    #expect(encoder("1,2,\"x", field: "amount").refusedStrings.map(\.output) == ["amount"])
    #expect(encoder("x@example.com", field: "amount").refusedStrings.map(\.output) == ["amount"])
    let plain: [String?] = ["a@example.com", nil, "1700000000", "1", "US"]
    #expect(try encode([plain], with: encoder("a,b", field: "store")).lines.first?.contains(",\"a,b\",") == true)
    #expect(encoder("x@example.com", field: "store").refusedStrings.map(\.output) == ["store"])
  }

  @Test("rows that are sent by the generic rules are counted by country")
  func countsUnverifiedCountries() throws {
    func row(_ country: String?) -> [String?] { ["a@example.com", nil, "1700000000", nil, nil, country] }
    let rows = [row("BR"), row("us"), row("br"), row("NL"), row(nil)]
    let counts = try encode(rows).tally.unverifiedCountries
    #expect(counts.reduce(into: [:]) { $0[$1.key.code] = $1.value } == ["BR": 2, "NL": 1])
    #expect(try encode([row(nil)], with: Example.encoder(country: "MX")).tally.unverifiedCountries.count == 1)
  }

  @Test("a reject holds the value only when a person asked for it")
  func rejectedValues() throws {
    let rows: [[String?]] = [
      ["a@example.com", nil, "soon", nil, nil, nil], [nil, nil, "1700000000", nil, nil, nil],
      ["a@example.com", nil, nil, nil, nil, nil],
    ]
    #expect(try encode(rows).rejects.map(\.value) == [nil, nil, nil])
    let encoder = Example.encoder(country: "US", keepsRejectedValues: true)
    #expect(try encode(rows, with: encoder).rejects.map(\.value) == ["soon", nil, nil])
  }

  @Test("identities of others and consent strings leave as they are, decisions and countries in capitals")
  func passesUnhashed() throws {
    let roles: [DatasetColumn.Role] = [
      .externalIdentity(.mobileAdvertisingID), .externalIdentity(.liveRamp), .consent(.transparency),
      .consent(.globalPrivacy), .consent(.adStorage), .consent(.userData), .identityCountryCode,
    ]
    let names = roles.indices.map { "c\($0)" }
    let definition = DatasetDefinition(
      id: "d", columns: zip(names, roles).map { DatasetColumn(name: $0, role: $1) })
    let encoder = Example.encoder(country: "US", definition: definition, source: Example.columns(names))
    let maid = "38400000-8CF0-11bd-b23e-10b96e40000d"
    let hash = sha256("x")
    let result = try encode(
      [
        [maid, nil, "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYg", "DBABMA~1---", "granted", " DENIED", "us"],
        [hash.uppercased(), "XY1000AbCd", nil, nil, nil, nil, nil], [maid, nil, nil, nil, "yes", nil, nil],
      ], with: encoder)
    #expect(
      result.lines == [
        "\(maid),,CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYg,DBABMA~1---,GRANTED,DENIED,US",
        "\(hash.uppercased()),XY1000AbCd,,,,,",
      ])
    #expect(result.rejects.map(\.column) == ["c4"])
    #expect(result.rejects.map(\.reason.code) == ["not_a_consent"])
  }

  @Test("an e-mail address in an external identity is guarded like any other unhashed cell")
  func guardsExternalIdentity() {
    let definition = DatasetDefinition(
      id: "d", columns: [DatasetColumn(name: "ramp", role: .externalIdentity(.liveRamp))])
    let encoder = Example.encoder(definition: definition, source: Example.columns(["ramp"]))
    #expect(encoder.encode(Example.batch([["XY1000AbCd"]], columns: 1)).tally.exported == 1)
    #expect(encoder.encode(Example.batch([["jane@example.com"]], columns: 1)).stop?.column == "ramp")
  }

  @Test("an empty cell alone in its row is still a row to a CSV reader")
  func keepsEmptyRows() {
    let definition = DatasetDefinition(id: "d", columns: [DatasetColumn(name: "note")])
    let encoder = Example.encoder(definition: definition, source: Example.columns(["note"]))
    let lines = encoder.encode(Example.batch([["x"], [nil], ["y"]], columns: 1)).lines
    #expect(String(decoding: lines, as: UTF8.self) == "x\n\"\"\ny\n")
  }

  @Test("the preview of a row shows what encoding it writes")
  func previewsTruthfully() throws {
    let rows: [[String?]] = [
      ["Ada@Example.com", "02139", "2026-01-01", "1.005", "a b", "US"], ["x", "abc", "soon", "n/a", nil, "??"],
      [nil, "1", "1700000000", "-0.004", "c", nil],
    ]
    let lines = try encode(rows).lines
    var sentLines: [String] = []
    for (row, explanation) in Example.encoder(country: "US").explain(Example.batch(rows)).enumerated() {
      #expect(explanation.cells.map(\.raw) == rows[row])
      if explanation.skipped == nil { sentLines.append(explanation.cells.map { $0.sent ?? "" }.joined(separator: ",")) }
    }
    #expect(sentLines == lines)
  }
}
