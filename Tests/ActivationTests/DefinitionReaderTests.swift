import Activation
import Testing

@Suite("Data-set definitions")
struct DefinitionReaderTests {
  /// The two examples of the product document, as it prints them.
  static let dimensionExample =
    #"{ "dataSet": {"columns":[{"name": "product_asin","columnType": "DIMENSION","dataType": "STRING"},{"name": "product_sku","columnType": "METRIC","dataType": "STRING"}],"dataSetId": "mydemosimledimensionds","description": "my demo dimension dataset"}}"#
  static let factExample =
    #"{"dataSet": {"dataSetId": "mydemofactdswithidentity","columns": [{"columnType": "DIMENSION","dataType": "STRING","externalUserIdType": {"hashedPii": "EMAIL"},"name": "email"},{"columnType": "DIMENSION","dataType": "DATE","isMainEventTime": true,"name": "record_date"},{"columnType": "DIMENSION","dataType": "STRING","name": "tcf_string","consentType": "TCF"}],"countryCode": "US"}}"#

  private func read(_ value: DocumentValue) -> (DatasetDefinition?, [Activation.Issue]) {
    var reader = DefinitionReader(at: "result_settings.dataset_definition")
    let definition = reader.read(value)
    return (definition, reader.issues)
  }

  @Test("the product document's dimension example is read unchanged")
  func readsDimension() throws {
    let definition = try #require(read(.text(Self.dimensionExample)).0)
    #expect(definition.kind == .dimension)
    #expect(definition.columns.map(\.kind) == [.dimension, .metric])
  }

  @Test("the product document's fact example is read unchanged")
  func readsFact() throws {
    let definition = try #require(read(.text(Self.factExample)).0)
    #expect(definition.kind == .fact)
    #expect(definition.columns.map(\.role) == [.hashedPII(.email), .mainEventTime, .consent("TCF")])
    #expect(definition.countryCode == "US")
  }

  @Test("wrapped or not, text or structure: the same definition", arguments: [dimensionExample, factExample])
  func readsAllForms(text: String) throws {
    let wrapped = try JSONText.read(text)
    let bare = try #require(wrapped["dataSet"])
    let forms: [DocumentValue] = [.text(text), wrapped, bare, .text(JSONText.write(bare))]
    #expect(Set(forms.map { read($0).0 }).count == 1)
  }

  @Test("what is written for Amazon is read back the same", arguments: [dimensionExample, factExample])
  func roundTrips(text: String) throws {
    let definition = try #require(read(.text(text)).0)
    #expect(read(definition.document).0 == definition)
    #expect(definition.differences(from: definition).isEmpty)
  }

  @Test(
    "each broken rule is an error at its place",
    arguments: [
      ("dataSet.dataSetId", "Has Blank", "dataSetId"), ("dataSet.dataSetId", "list", "dataSetId"),
      ("dataSet.columns", [], "columns"), ("dataSet.columns[0].dataType", "DOUBLE", "columns[0].dataType"),
      ("dataSet.columns[0].columnType", nil, "columns[0].columnType"),
      ("dataSet.columns[1].name", "email", "columns[1].name"),
      ("dataSet.columns[1].dataType", "STRING", "columns[1].dataType"),
      ("dataSet.columns[0].isMainEventTime", true, "columns[0]"),
      (
        "dataSet.columns[0].externalUserIdType", ["hashedPii": "EMAIL", "externalIdentity": "MAID"],
        "columns[0].externalUserIdType"
      ),
      ("dataSet.columns[0].externalUserIdType", ["hashedPii": "NICKNAME"], "columns[0].externalUserIdType.hashedPii"),
      ("dataSet.columns[0].nullable", "perhaps", "columns[0].nullable"), ("dataSet.period", "P7D", "period"),
      ("dataSet.columns[0].externalUserIdType", .null, "countryCode"),
    ] as [(String, DocumentValue?, String)])
  func refuses(path: String, value: DocumentValue?, reported: String) throws {
    var document = try JSONText.read(Self.factExample)
    document[FieldPath(path)] = value
    let (definition, issues) = read(document)
    #expect(definition == nil)
    #expect(issues.contains { $0.path.description == "result_settings.dataset_definition.\(reported)" }, "\(issues)")
  }

  @Test("every kind of hashed identity is read", arguments: HashedPII.allCases)
  func readsHashedKinds(kind: HashedPII) throws {
    var document = try JSONText.read(Self.factExample)
    document["dataSet.columns[0].externalUserIdType.hashedPii"] = .text(kind.rawValue)
    let (definition, issues) = read(document)
    #expect(definition?.columns.first?.role == .hashedPII(kind))
    #expect(issues.isEmpty)
  }

  @Test("Amazon's own columns do not count as differences")
  func ignoresFilledColumns() throws {
    let local = try #require(read(.text(Self.factExample)).0)
    var remote = local
    remote.columns.append(DatasetColumn(name: "user_id", role: .mainUserID))
    remote.columns.append(DatasetColumn(name: "user_type", role: .mainUserIDType))
    #expect(local.differences(from: remote).isEmpty)
    remote.columns[0].type = .long
    #expect(local.differences(from: remote) == ["email is LONG there, not STRING"])
  }
}
