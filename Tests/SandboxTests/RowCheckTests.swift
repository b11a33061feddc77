import Activation
import Testing

@testable import Sandbox

@Suite("A row of a file")
struct RowCheckTests {
  static let hash = String(repeating: "a1", count: 32)

  static func dataset() throws -> RemoteDataset {
    try RemoteDataset([
      "dataSetId": "visits",
      "columns": [
        [
          "name": "email", "columnType": "DIMENSION", "dataType": "STRING",
          "externalUserIdType": ["hashedPii": "EMAIL"],
        ],
        ["name": "country", "columnType": "DIMENSION", "dataType": "STRING", "isCountryCode": true],
        [
          "name": "at", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "isMainEventTime": true,
          "nullable": false,
        ],
        ["name": "amount", "columnType": "METRIC", "dataType": "DECIMAL"],
      ],
    ])
  }

  private func check(_ header: [String]) throws -> RowCheck {
    try RowCheck(dataset: try Self.dataset(), header: header.map { Array($0.utf8) }, file: "s3://b/f.csv")
  }

  @Test("is accepted in any column order, empty cells and absent columns being null")
  func accepted() throws {
    let row = try check(["amount", "at", "email"])
      .accept(["1.50", "2024-05-01T08:00:00Z", ""].map { Array($0.utf8) }, row: 1)
    #expect(row.partition == "2024-05-01")
    let cells = row.cells.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    #expect(cells == [nil, nil, "2024-05-01T08:00:00Z", "1.50", nil, nil])
  }

  @Test(
    "is refused with file, row, column and reason, never with the value",
    arguments: [
      (["x@example.com", "US", "2024-05-01T08:00:00Z", "1.00"], "column email", "SHA-256"),
      ([hash, "us", "2024-05-01T08:00:00Z", "1.00"], "column country", "country code"),
      ([hash, "US", "", "1.00"], "column at", "null"),
      ([hash, "US", "2024-05-01 08:00:00", "1.00"], "column at", "TIMESTAMP"),
      ([hash, "US", "2024-05-01T08:00:00Z", "1.5"], "column amount", "DECIMAL"),
      ([hash, "US", "2024-05-01T08:00:00Z"], "row 7", "3 cells"),
    ])
  func refused(cells: [String], place: String, reason: String) throws {
    let check = try check(["email", "country", "at", "amount"])
    let flaw = try #require(throws: UploadFlaw.self) { try check.accept(cells.map { Array($0.utf8) }, row: 7) }
    #expect(flaw.description.hasPrefix("s3://b/f.csv: row 7"))
    #expect(flaw.description.contains(place) && flaw.description.contains(reason))
    for cell in cells where cell.count > 3 { #expect(!flaw.description.contains(cell)) }
  }

  @Test("that is not UTF-8 is refused")
  func encoding() throws {
    let check = try check(["at", "country", "email"])
    let flaw = try #require(throws: UploadFlaw.self) {
      try check.accept([Array("2024-05-01T08:00:00Z".utf8), [0xFF, 0xFE], []], row: 1)
    }
    #expect(flaw.description.contains("UTF-8"))
  }

  @Test(
    "needs a header that fits the data set",
    arguments: [
      (["at", "phone"], "lacks: phone"), (["email"], "column at"), (["at", "at"], "twice"),
      (["at", "ada@example.com"], "header row missing"), (["AT"], "lacks: AT"),
    ])
  func header(names: [String], reason: String) throws {
    let flaw = try #require(throws: UploadFlaw.self) { try check(names) }
    #expect(flaw.description.contains(reason), "\(flaw)")
    #expect(!flaw.description.contains("@"))
  }

  @Test("for the columns Amazon fills is ignored")
  func filledByAmazon() throws {
    let row = try check(["at", "user_id"]).accept(["2024-05-01T08:00:00Z", "mine"].map { Array($0.utf8) }, row: 1)
    #expect(row.cells.last == .some(nil))
  }

  @Test(
    "falls in the partition of its period",
    arguments: [("PT1H", "2024-05-01T08"), ("P1D", "2024-05-01"), ("P1M", "2024-05")])
  func partitions(period: String, expected: String) throws {
    let dataset = try RemoteDataset([
      "dataSetId": "d", "period": .text(period),
      "columns": [["name": "at", "columnType": "DIMENSION", "dataType": "TIMESTAMP", "isMainEventTime": true]],
    ])
    #expect(dataset.partitioning?.partition(of: [Array("2024-05-01T08:30:00Z".utf8)]) == expected)
  }

  @Test("of a JSON file names its columns itself, an absent key being null")
  func json() throws {
    let row = try json(["{\"amount\": 1.50, \"at\": \"2024-05-01T08:00:00Z\", \"email\": null}"])
    let cells = row.last?.cells.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    #expect(cells == [nil, nil, "2024-05-01T08:00:00Z", "1.50", nil, nil])
  }

  @Test(
    "of a JSON file is refused like one of a CSV file",
    arguments: [
      ("{\"amount\": 1.50}", "row 2, column at: null"), ("{\"at\": true}", "row 2, column at: neither"),
      ("{\"phone\": 1}", "row 2: the row names a column that the data set lacks: phone"),
      ("[1]", "row 2: the line is no JSON object"), ("{\"at\": ", "row 2: the line is no JSON object"),
      ("{\"at\": \"2024-05-01\"}", "row 2, column at: not a TIMESTAMP"),
    ])
  func jsonRefused(line: String, reason: String) throws {
    let flaw = try #require(throws: UploadFlaw.self) {
      try json(["{\"at\": \"2024-05-01T08:00:00Z\"}", "", line])
    }
    #expect(flaw.description.contains(reason), "\(flaw)")
  }

  private func json(_ lines: [String]) throws -> [RowCheck.AcceptedRow] {
    var records = JSONUploadRecords(dataset: try Self.dataset(), file: "s3://b/f.json")
    var rows: [RowCheck.AcceptedRow] = []
    for piece in lines.joined(separator: "\n").utf8.map({ [$0][...] }) + [[]] {
      records.append(piece)
      while let row = try records.next(atEnd: piece.isEmpty) { rows.append(row) }
    }
    return rows
  }
}
