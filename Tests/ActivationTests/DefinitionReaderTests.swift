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
    #expect(definition.columns.map(\.role) == [.hashedPII(.email), .mainEventTime, .consent(.transparency)])
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

  @Test("every kind of hashed identity is read", arguments: HashedPII.allCases)
  func readsHashedKinds(kind: HashedPII) throws {
    var document = try JSONText.read(Self.factExample)
    document["dataSet.columns[0].externalUserIdType.hashedPii"] = .text(kind.rawValue)
    let (definition, issues) = read(document)
    #expect(definition?.columns.first?.role == .hashedPII(kind))
    #expect(issues.isEmpty)
  }

  @Test("identities of others are read in any letter case", arguments: ExternalIdentity.known)
  func readsExternalKinds(kind: ExternalIdentity) throws {
    var document = try JSONText.read(Self.factExample)
    document["dataSet.columns[0].externalUserIdType"] = ["externalIdentity": .text(kind.rawValue.lowercased())]
    #expect(read(document).0?.columns.first?.role == .externalIdentity(kind))
  }

  @Test(
    "consent signals are read as the specification and as the guides write them",
    arguments: [
      ("TCF", .transparency), ("tcf", .transparency), ("TCF_String", .transparency), ("GPP", .globalPrivacy),
      ("GPP_String", .globalPrivacy), ("AMZN_AD_STORAGE", .adStorage), ("amzn_ad_storage", .adStorage),
      ("amzn_user_data", .userData),
    ] as [(String, ConsentType)])
  func readsConsent(word: String, consent: ConsentType) throws {
    var document = try JSONText.read(Self.factExample)
    document["dataSet.columns[2].consentType"] = .text(word)
    let definition = try #require(read(document).0)
    #expect(definition.columns[2].role == .consent(consent))
    #expect(definition.document["dataSet.columns[2].consentType" as FieldPath] == .text(consent.rawValue))
  }

  @Test("null stands for an optional key left out")
  func toleratesNull() throws {
    var document = try JSONText.read(Self.factExample)
    for key in ["description", "period", "customerEncryptionKeyArn"] {
      document[FieldPath("dataSet").appending(key)] = .null
    }
    for key in ["description", "nullable", "isMainEventTime", "isCountryCode", "requiresOneWayHashing", "consentType"] {
      document[FieldPath("dataSet.columns[0]").appending(key)] = .null
    }
    let (definition, issues) = read(document)
    #expect(definition == read(.text(Self.factExample)).0)
    #expect(issues.isEmpty)
  }

  @Test("a data set at Amazon is read whatever it holds")
  func readsRemote() throws {
    let remote: DocumentValue = [
      "dataSet": [
        "dataSetId": "old_set", "countryCode": "US", "somethingNew": 1,
        "columns": [
          ["name": "Name 1", "columnType": "DIMENSION", "dataType": "STRING", "consentType": "NEWER"],
          [
            "name": "ramp", "columnType": "DIMENSION", "dataType": "STRING",
            "externalUserIdType": ["externalIdentity": "NEWER"],
          ],
          ["name": "user_id", "columnType": "DIMENSION", "dataType": "STRING", "isMainUserId": true],
        ],
      ]
    ]
    let definition = try #require(DatasetDefinition(remote: remote, fallbackID: "x"))
    #expect(
      definition.columns.map(\.role) == [.plain, .externalIdentity(ExternalIdentity(rawValue: "NEWER")), .mainUserID])
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
