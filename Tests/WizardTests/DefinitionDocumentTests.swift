import Activation
import Testing
import TestSupport

@testable import Wizard

@Suite("A definition edited as a table and as JSON")
struct DefinitionDocumentTests {
  /// A definition with keys nobody knows, in any order, in any of the forms a file may have it in.
  private static func random(_ generator: inout some RandomNumberGenerator) -> DocumentValue {
    func shuffled(_ pairs: [(String, DocumentValue)]) -> DocumentMap {
      DocumentMap(pairs.shuffled(using: &generator))
    }
    let roles: [(String, DocumentValue)] = [
      ("isMainEventTime", true), ("isCountryCode", true), ("consentType", "tcf"), ("isMainUserId", "TRUE"),
      ("externalUserIdType", ["hashedPii": "EMAIL"]), ("externalUserIdType", ["externalIdentity": "NEWID"]),
    ]
    let columns = (0..<Int.random(in: 0...6, using: &generator)).map { number -> DocumentValue in
      var pairs: [(String, DocumentValue)] = [
        ("name", .text("c\(number)")), ("dataType", "STRING"), ("columnType", "dimension"),
        ("x_\(number)", .number("12345678901234567890")),
      ]
      if Bool.random(using: &generator) {
        pairs.append((Bool.random(using: &generator) ? "nullable" : "isNullable", false))
      }
      if Bool.random(using: &generator), let role = roles.randomElement(using: &generator) { pairs.append(role) }
      return .map(shuffled(pairs))
    }
    let body = shuffled([("dataSetId", "loyalty_v1"), ("columns", .list(columns)), ("future", ["a": [1, nil]])])
    let root: DocumentValue =
      Bool.random(using: &generator) ? .map(["dataSet": .map(body), "note": "kept"]) : .map(body)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return root
    case 1: return .text(JSONText.write(root))
    default: return .text(JSONText.write(root, pretty: true))
    }
  }

  @Test("Reading and writing back changes nothing, in whatever form it stands", arguments: 0..<200)
  func unchanged(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let value = Self.random(&generator)
    var document = try #require(DefinitionDocument(value))
    #expect(document.value == value)
    #expect(try document.replacing(json: document.json) == value)
    document.setColumns(document.columns)
    for (index, column) in document.columns.enumerated() {
      document.replace(index, with: ColumnDialog.apply(ColumnDialog.make(index, column), to: column))
    }
    document = DatasetPropertiesDialog.apply(DatasetPropertiesDialog.make(document), to: document)
    #expect(document.value == value)
  }

  @Test("Moving a column there and back, and adding and removing one, changes nothing", arguments: 0..<100)
  func reversible(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let value = Self.random(&generator)
    var document = try #require(DefinitionDocument(value))
    let count = document.columns.count
    if count > 1 {
      let index = Int.random(in: 0..<count - 1, using: &generator)
      let isThere = document.move(index, by: 1)
      #expect(isThere && document.value != value)
      let isBack = document.move(index + 1, by: -1)
      #expect(isBack)
    }
    let place = document.insert(ColumnEntry(name: "added"), at: Int.random(in: 0...count, using: &generator))
    document.remove(place)
    #expect(document.value == value)
  }

  @Test("Changing one thing of a column leaves its other keys and their order")
  func keepsKeys() {
    let column = ColumnEntry([
      "x": 1, "nullable": false, "name": "a", "isCountryCode": true, "y": [nil], "dataType": "STRING",
    ])
    var changed = column
    changed.isNullable = true
    #expect(
      changed.value == ["x": 1, "nullable": true, "name": "a", "isCountryCode": true, "y": [nil], "dataType": "STRING"])
    changed.role = .plain
    #expect(changed.value == ["x": 1, "nullable": true, "name": "a", "y": [nil], "dataType": "STRING"])
    changed.role = .hashedPII("EMAIL")
    #expect(changed.value["externalUserIdType"] == ["hashedPii": "EMAIL"])
  }

  @Test(
    "What is no group of keys with a list of columns is left to the text view",
    arguments: ["{ broken", "[1]", "{\"dataSet\": 3}", "{\"columns\": {}}", ""])
  func refuses(_ text: String) {
    #expect(DefinitionDocument(.text(text)) == nil)
  }

  @Test("What the reader accepts, the table shows with the same roles")
  func agreesWithReader() throws {
    let value = Sample.draft.activation[DefinitionTable.path] ?? .null
    var reader = DefinitionReader(at: DefinitionTable.path)
    let read = reader.read(value)
    let definition = try #require(read)
    let document = try #require(DefinitionDocument(value))
    #expect(document.columns.map(\.name) == definition.columns.map(\.name))
    #expect(document.columns.map(\.isNullable) == definition.columns.map(\.nullable))
    #expect(document.columns.map { $0.role == .plain } == definition.columns.map { $0.role == .plain })
  }
}
