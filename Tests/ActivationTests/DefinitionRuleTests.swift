import Activation
import Testing

@Suite("The rules of a data-set definition")
struct DefinitionRuleTests {
  private static let path = "result_settings.dataset_definition"

  /// A change of the product document's FACT example (email, record_date, tcf_string) and what is said of it.
  struct Change: Sendable, CustomTestStringConvertible {
    let path: FieldPath
    let value: DocumentValue?
    /// Where the issue is, below the definition.
    let reportedAt: String
    /// A part of the fix.
    let fix: String

    init(_ path: String, _ value: DocumentValue?, at reportedAt: String? = nil, fix: String = "") {
      self.path = FieldPath("dataSet." + path)
      self.value = value
      self.reportedAt = reportedAt ?? path
      self.fix = fix
    }

    var testDescription: String { "\(path) = \(value.map { JSONText.write($0) } ?? "nothing")" }
  }

  private static func column(_ name: String, _ more: DocumentMap = [:]) -> DocumentValue {
    var map: DocumentMap = ["name": .text(name), "columnType": "DIMENSION", "dataType": "STRING"]
    for entry in more.entries { map[entry.key] = entry.value }
    return .map(map)
  }

  private static func columns(_ count: Int) -> DocumentValue {
    .list((0..<count).map { column("c\($0)", $0 == 0 ? ["externalUserIdType": ["hashedPii": "EMAIL"]] : [:]) })
  }

  static let broken: [Change] = [
    Change("dataSetId", "Has Blank", fix: "lower-case"), Change("dataSetId", "list", fix: "taken"),
    Change("dataSetId", "my-set", fix: "underscores"), Change("dataSetId", "größe"), Change("dataSetId", ""),
    Change("dataSetId", nil, fix: "Add"), Change("dataSetId", ["a"], fix: "quotes"),
    Change("columns", []), Change("columns", nil), Change("columns", "name"), Change("columns", columns(101)),
    Change("columns[1]", "record_date"), Change("description", ["a"]),
    Change("columns[0].name", nil), Change("columns[0].name", ""), Change("columns[1].name", "email", fix: "Rename"),
    Change("columns[0].columnType", nil, fix: "DIMENSION"), Change("columns[0].columnType", "MEASURE"),
    Change("columns[0].dataType", nil), Change("columns[0].dataType", "STRNG", fix: "mean STRING"),
    Change("columns[0].dataType", "DOUBLE", fix: "Use DECIMAL"),
    Change("columns[0].dataType", "boolean", fix: "STRING"),
    Change("columns[0].dataType", "BIGINT", fix: "LONG"),
    Change("columns[0].nullable", "perhaps", fix: "true or false"),
    Change("columns[0].description", [1]),
    Change("columns[1].dataType", "STRING", fix: "TIMESTAMP"),
    Change("columns[2].isMainEventTime", true, at: "columns[2]", fix: "Keep one"),
    Change(
      "columns[3]", column("other", ["dataType": "DATE", "isMainEventTime": true]), at: "columns[3].isMainEventTime"),
    Change("period", "P7D", fix: "PT1H"), Change("period", "P1Y"),
    Change("countryCode", "us", fix: "US or DE"), Change("countryCode", "USA"), Change("countryCode", "UK", fix: "GB"),
    Change("columns[0].externalUserIdType", .null, at: "countryCode", fix: "Remove countryCode"),
    Change("customerEncryptionKeyArn", "my-key", fix: "arn:aws:kms"),
    Change("customerEncryptionKeyArn", "arn:aws:s3:us-east-1:111122223333:key/1"),
    Change("customerEncryptionKeyArn", "arn:aws:kms:us-east-1:1111:key/1"),
    Change("customerEncryptionKeyArn", "arn:aws:kms:us-east-1:111122223333:key/"),
    Change("columns[3]", column("c", ["isCountryCode": true, "dataType": "LONG"]), at: "columns[3].dataType"),
    Change("columns[3]", column("c", ["isCountryCode": true, "columnType": "METRIC"]), at: "columns[3].columnType"),
    Change("columns[2].consentType", "ACS", fix: "AMZN_AD_STORAGE or AMZN_USER_DATA"),
    Change("columns[2].consentType", "TCFF", fix: "mean TCF"), Change("columns[2].consentType", 7),
    Change("columns[2].dataType", "LONG", fix: "STRING"),
    Change("columns[3]", column("again", ["consentType": "tcf"]), at: "columns[3].consentType", fix: "one column"),
    Change("columns[0].dataType", "INTEGER", fix: "STRING"),
    Change("columns[0].externalUserIdType", ["hashedPii": "EMAIL", "externalIdentity": "MAID"], fix: "hashedPii"),
    Change("columns[0].externalUserIdType", .map([:])), Change("columns[0].externalUserIdType", "EMAIL"),
    Change(
      "columns[0].externalUserIdType", ["hashedPii": "NICKNAME"], at: "columns[0].externalUserIdType.hashedPii",
      fix: "EMAIL"),
    Change(
      "columns[0].externalUserIdType", ["hashedPii": "E_MAIL"], at: "columns[0].externalUserIdType.hashedPii",
      fix: "mean EMAIL"),
    Change(
      "columns[0].externalUserIdType", ["externalIdentity": "RAMPID"],
      at: "columns[0].externalUserIdType.externalIdentity", fix: "LIVERAMP"),
    Change("columns[0].externalUserIdType", ["hashed": "EMAIL"], at: "columns[0].externalUserIdType.hashed"),
    Change(
      "columns[0].externalUserIdType", ["hashedExternalIdentity": ["identifierType": "PHONE"]],
      at: "columns[0].externalUserIdType.hashedExternalIdentity", fix: #"{"hashedPii": "PHONE"}"#),
    Change("columns[2].hashedExternalIdentity", ["identifierType": "ZIP"], fix: #"{"hashedPii": "ZIP"}"#),
    Change("columns[3]", column("user_id"), at: "columns[3]", fix: "Remove this column"),
    Change("columns[3]", column("user_id_type"), at: "columns[3]", fix: "Remove this column"),
    Change("columns[3]", column("who", ["isMainUserId": true]), at: "columns[3]", fix: "Remove this column"),
    Change("columns[3]", column("who", ["isMainUserIdType": true]), at: "columns[3]", fix: "Remove this column"),
  ]

  @Test("a broken rule is one error, at its place and with its fix", arguments: broken)
  func refuses(change: Change) throws {
    let (definition, issues) = try Self.read(change)
    #expect(definition == nil)
    #expect(issues.errors.map(\.path.description) == ["\(Self.path).\(change.reportedAt)"], "\(issues)")
    #expect(issues.errors.first?.code == .invalidDefinition)
    #expect(issues.errors.first?.fix.contains(change.fix) == true || change.fix.isEmpty, "\(issues)")
  }

  static let doubtful: [Change] = [
    Change("columns[0].name", "Email", fix: "small letter"), Change("columns[0].name", "e mail"),
    Change("columns[0].name", "_email"), Change("columns[0].name", "größe"),
    Change("dataSetId", "2024_sales", fix: "Begin it with a letter"), Change("dataSetId", "a"),
    Change(
      "columns[0].externalUserIdType", ["externalIdentity": "LIVERAMP"], at: "columns", fix: #""isMainUserId": true"#),
    Change(
      "columns[3]", column("c", ["externalUserIdType": ["hashedPii": "COUNTRY_CODE"]]),
      at: "columns[3].externalUserIdType", fix: "isCountryCode"),
    Change("descripton", "x", fix: "description"), Change("fileFormat", "CSV", fix: "result_settings.file_format"),
    Change("compressionFormat", "GZIP", fix: "gzip"), Change("updateStrategy", "ADDITIVE", fix: "update_strategy"),
    Change("ContainsIdentity", true, fix: "externalUserIdType"), Change("dataSetType", "FACT", fix: "main event time"),
    Change("encryptionMode", "default"), Change("other", 1, fix: "ignores"),
    Change("columns[0].isNullable", false, fix: "nullable"), Change("columns[0].nulable", false, fix: "nullable"),
  ]

  @Test("what Amazon ignores or does not document is one warning with its fix", arguments: doubtful)
  func warns(change: Change) throws {
    let (definition, issues) = try Self.read(change)
    #expect(definition != nil)
    #expect(issues.map(\.severity) == [.warning])
    #expect(issues.map(\.path.description) == ["\(Self.path).\(change.reportedAt)"])
    #expect(issues.first?.fix.contains(change.fix) == true || change.fix.isEmpty, "\(issues)")
  }

  static let allowed: [Change] = [
    Change("columns", columns(100)), Change("period", "PT1H"), Change("period", "P1M"), Change("dataSetId", "a1_"),
    Change("customerEncryptionKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/0a1b-2c"),
    Change("customerEncryptionKeyArn", "arn:aws-cn:kms:cn-north-1:111122223333:alias/amc"),
    Change("columns[1].dataType", "TIMESTAMP"), Change("columns[1].nullable", false),
    Change("columns[3]", column("country", ["isCountryCode": true])),
    Change("columns[3]", column("gpp", ["consentType": "GPP"])),
    Change("columns[3]", column("sku", ["columnType": "METRIC"])),
    Change("columns[3]", column("seen", ["columnType": "METRIC", "dataType": "TIMESTAMP"])),
    Change("columns[0].externalUserIdType", ["externalIdentity": "MAID"]),
    Change("columns[0].requiresOneWayHashing", true),
  ]

  @Test("what Amazon allows passes without a word", arguments: allowed)
  func accepts(change: Change) throws {
    let (definition, issues) = try Self.read(change)
    #expect(definition != nil)
    #expect(issues.isEmpty, "\(issues)")
  }

  @Test("a data set of RampIDs may name a main user id, which is a DIMENSION and never sent")
  func mainUserID() throws {
    var document = try JSONText.read(DefinitionReaderTests.factExample)
    document["dataSet.columns[0].externalUserIdType"] = ["externalIdentity": "LIVERAMP"]
    document["dataSet.columns[3]"] = Self.column("user_id", ["isMainUserId": true])
    document["dataSet.columns[4]"] = Self.column("user_type", ["isMainUserIdType": true])
    let (definition, issues) = Self.read(document)
    #expect(issues.isEmpty)
    #expect(definition?.uploadableColumns.map(\.name) == ["email", "record_date", "tcf_string"])
    document["dataSet.columns[3].columnType"] = "METRIC"
    #expect(Self.read(document).1.map(\.path.description) == ["\(Self.path).columns[3].columnType"])
  }

  @Test("only a FACT data set has a period, and only a set with identities a country")
  func dimension() throws {
    var document = try JSONText.read(DefinitionReaderTests.dimensionExample)
    document["dataSet.period"] = "P1D"
    document["dataSet.countryCode"] = "US"
    let places = Self.read(document).1.errors.map(\.path.description)
    #expect(places == ["\(Self.path).period", "\(Self.path).countryCode"])
  }

  @Test("a column that cannot be read brings no error but its own, and moves no other's place")
  func followsUp() throws {
    var document = try JSONText.read(DefinitionReaderTests.factExample)
    document["dataSet.columns[0].externalUserIdType"] = ["hashedPii": "EMIAL"]
    document["dataSet.columns[2].dataType"] = "LONG"
    let places = Self.read(document).1.errors.map(\.path.description)
    #expect(places == ["\(Self.path).columns[0].externalUserIdType.hashedPii", "\(Self.path).columns[2].dataType"])
  }

  @Test("a key ARN beside dataSet is moved inside")
  func movesKeyARN() throws {
    var document = try JSONText.read(DefinitionReaderTests.factExample)
    let arn = "arn:aws:kms:us-east-1:111122223333:key/0a1b"
    document["customerEncryptionKeyArn" as FieldPath] = .text(arn)
    document["somethingElse" as FieldPath] = 1
    let (definition, issues) = Self.read(document)
    #expect(definition?.customerEncryptionKeyARN == arn)
    #expect(definition?.document["dataSet.customerEncryptionKeyArn" as FieldPath] == .text(arn))
    #expect(
      Set(issues.map(\.path.description)) == ["\(Self.path).customerEncryptionKeyArn", "\(Self.path).somethingElse"])
  }

  @Test("a mistake in the JSON is told with its line and column")
  func syntax() {
    let issues = Self.read(.text("{\n  \"dataSet\": {\"columns\": [,]}\n}")).1
    #expect(issues.map(\.path.description) == [Self.path])
    #expect(issues.first?.message.contains("line 2, column 27") == true, "\(issues)")
  }

  private static func read(_ change: Change) throws -> (DatasetDefinition?, [Activation.Issue]) {
    var document = try JSONText.read(DefinitionReaderTests.factExample)
    document[change.path] = change.value
    return read(document)
  }

  private static func read(_ document: DocumentValue) -> (DatasetDefinition?, [Activation.Issue]) {
    var reader = DefinitionReader(at: FieldPath(path))
    let definition = reader.read(document)
    return (definition, reader.issues)
  }
}
