import Activation
import Testing

@Suite("Validation of a draft")
struct ValidationTests {
  @Test("a complete draft becomes a plan with nothing to complain about")
  func accepts() throws {
    let validation = DraftExample.complete.validate()
    #expect(validation.issues.isEmpty)
    let plan = try #require(validation.plan)
    #expect(plan.upload?.strategy == .additive)
    #expect(plan.upload?.pathPrefix == "td/loyalty/")
    #expect(plan.upload?.fileKey(run: "r1", number: 7) == "td/loyalty/loyalty_r1-00007.csv.gz")
    #expect(plan.connection.endpoints.adsAPI == "https://advertising-api-eu.amazon.com")
    #expect(plan.connection.endpoints.loginToken == "https://api.amazon.co.uk/auth/o2/token")
    #expect(plan.limits.fileBytes == 256_000_000)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let path: FieldPath
    let value: DocumentValue?
    let document: Field.Document
    let code: Activation.Issue.Code
    /// Where the issue is reported when it is not at the changed field.
    let reportedAt: FieldPath

    init(
      _ path: FieldPath, _ value: DocumentValue?, _ code: Activation.Issue.Code, at reported: FieldPath? = nil,
      in document: Field.Document = .activation
    ) {
      self.path = path
      self.value = value
      self.code = code
      self.document = document
      reportedAt = reported ?? Field.issuePath(document, path)
    }

    var testDescription: String { "\(path) = \(value.map { JSONText.write($0) } ?? "nothing")" }
  }

  private static func treasureData(_ keys: DocumentMap) -> DocumentValue {
    var map: DocumentMap = ["api_key": "env:TD_API_KEY"]
    for entry in keys.entries { map[entry.key] = entry.value }
    return ["treasure_data": .map(map)]
  }

  static let activationMistakes: [Mistake] = [
    Mistake("activation", nil, .missingValue), Mistake("connection", nil, .missingValue),
    Mistake("source", nil, .missingValue), Mistake("source.csv.path", "  ", .missingValue),
    Mistake("source.sqlite", ["file": "a.db", "query": "SELECT 1"], .contradiction, at: "source"),
    Mistake(
      "source", ["trino": ["url": "https://trino.example.com", "query": "SELECT 1"]], .missingValue,
      at: "source.trino.user"),
    Mistake(
      "source", ["trino": ["url": "http://trino.example.com", "user": "ada", "query": "SELECT 1"]], .insecureEndpoint,
      at: "source.trino.url"),
    Mistake(
      "source",
      ["trino": ["url": "https://api-presto.treasuredata.com", "user": "1/0123", "query": "SELECT 1"]],
      .plainTextSecret, at: "source.trino.user"),
    Mistake(
      "source", ["postgres": ["url": "postgresql://ada:pw@db/x", "query": "SELECT 1"]], .plainTextSecret,
      at: "source.postgres.url"),
    Mistake("source", ["postgres": ["url": "env:CRM_URL"]], .missingValue, at: "source.postgres.query"),
    Mistake("source", ["jsonl": .map([:])], .missingValue, at: "source.jsonl.path"),
    Mistake("source", treasureData([:]), .missingValue, at: "source.treasure_data.query"),
    Mistake("source", treasureData(["query": "SELECT 1", "job_id": "7"]), .contradiction, at: "source.treasure_data"),
    Mistake("source", treasureData(["query": "SELECT 1"]), .missingValue, at: "source.treasure_data.database"),
    Mistake(
      "source", treasureData(["query": "SELECT 1", "database": "Amc-DB"]), .invalidValue,
      at: "source.treasure_data.database"),
    Mistake("source", treasureData(["job_id": "../7"]), .invalidValue, at: "source.treasure_data.job_id"),
    Mistake("source", treasureData(["segment_id": "7"]), .missingValue, at: "source.treasure_data.audience_id"),
    Mistake("source", treasureData(["job_id": "7", "site": "us02"]), .invalidValue, at: "source.treasure_data.site"),
    Mistake(
      "source", treasureData(["job_id": "7", "api_key": "1/0123"]), .plainTextSecret, at: "source.treasure_data.api_key"
    ),
    Mistake("source.csv.delimiter", "::", .invalidValue), Mistake("source.csv.header", "maybe", .wrongType),
    Mistake("source.csv.pth", "x", .unknownKey), Mistake("result_settings.bukcet", "x", .unknownKey),
    Mistake("result_settings.dataset_id", nil, .missingValue),
    Mistake("result_settings.dataset_id", "Loyalty", .invalidValue),
    Mistake("result_settings.dataset_id", "other", .contradiction),
    Mistake("result_settings.bucket", "s3://x", .invalidValue),
    Mistake("result_settings.bucket", ["a"], .wrongType), Mistake("result_settings.country_code", "USA", .invalidValue),
    Mistake("result_settings.update_strategy", "additve", .invalidValue),
    Mistake("result_settings.operation", "remove", .invalidValue),
    Mistake("result_settings.target", "audiences", .invalidValue),
    Mistake("result_settings.file_format", "json", .notYet),
    Mistake("result_settings.file_name_prefix", "_hidden", .invalidValue),
    Mistake("result_settings.file_name_prefix", "a\nb", .invalidValue),
    Mistake("result_settings.path_prefix", "td/../other", .invalidValue),
    Mistake("result_settings.dataset_definition", nil, .missingValue),
    Mistake("result_settings.dataset_definition", "{", .invalidDefinition),
    Mistake("limits.rejected_rows", "many", .invalidValue), Mistake("limits.part_megabytes", 501, .invalidValue),
    Mistake(
      "output_mapping.columns", [["source": "a", "colour": "b"]], .unknownKey, at: "output_mapping.columns[0].colour"),
    Mistake("output_mapping.columns", [["output": "b"]], .missingValue, at: "output_mapping.columns[0].source"),
    Mistake("output_mapping.strings", [["output": "s", "value": "segment_id"]], .missingValue, at: "segment.id"),
    Mistake("output_mapping.export_all_columns", false, .missingValue, at: "output_mapping.columns"),
  ]

  static let connectionMistakes: [Mistake] = [
    Mistake("amc_instance_id", nil, .missingValue, in: .connection),
    Mistake("login.client_secret", "plain", .plainTextSecret, in: .connection),
    Mistake("login.region", "US", .invalidValue, in: .connection),
    Mistake("s3.auth_method", "anonymous", .invalidValue, in: .connection),
    Mistake("s3.auth_method", "assume_role", .missingValue, at: "connection.s3.role_name", in: .connection),
    Mistake("s3.auth_method", "session", .missingValue, at: "connection.s3.session_token", in: .connection),
    Mistake("s3.endpoint", "ftp://x", .invalidValue, in: .connection),
    Mistake("endpoints.ads_api", "http://ads.example.com", .insecureEndpoint, in: .connection),
    Mistake("endpoints.sts", "nowhere", .invalidValue, in: .connection),
    Mistake("s3.acess_key_id", "x", .unknownKey, in: .connection),
  ]

  @Test("one mistake is one error at its field, with a fix", arguments: activationMistakes + connectionMistakes)
  func refuses(mistake: Mistake) {
    let validation = DraftExample.changing(mistake.path, to: mistake.value, in: mistake.document).validate()
    #expect(validation.plan == nil)
    let errors = validation.issues.errors
    #expect(errors.contains { $0.code == mistake.code && $0.path == mistake.reportedAt }, "\(errors)")
    #expect(errors.allSatisfy { !$0.message.isEmpty && !$0.fix.isEmpty })
  }

  @Test("a mistyped key or word comes with the word that was meant")
  func suggests() {
    let key = DraftExample.changing("result_settings.bukcet", to: "x").validate().issues.errors
    #expect(key.first?.fix.contains("bucket") == true)
    let word = DraftExample.changing("result_settings.update_strategy", to: "additve").validate().issues.errors
    #expect(word.first?.fix.contains("additive") == true)
  }

  @Test(
    "an update strategy may be written in any case, with blanks or underscores",
    arguments: ["full_replace", "FULL REPLACE", "Full-Replace", "FULL_REPLACE"])
  func readsStrategies(word: String) {
    let plan = DraftExample.changing("result_settings.update_strategy", to: .text(word)).validate().plan
    #expect(plan?.upload?.strategy == .fullReplace)
  }

  @Test("overlap strategies need a main event time")
  func refusesOverlapOnDimension() {
    var draft = DraftExample.changing("result_settings.update_strategy", to: "overlap_keep")
    #expect(draft.validate().plan?.upload?.strategy == .overlapKeep)
    draft.activation["result_settings.dataset_definition.dataSet.columns[1].isMainEventTime"] = false
    #expect(draft.validate().issues.errors.map(\.code) == [.contradiction])
  }

  @Test("files are not removed while Amazon may still be reading them")
  func refusesEarlyCleaning() {
    var draft = DraftExample.changing("result_settings.wait_until_finish", to: false)
    #expect(draft.validate().issues.isEmpty)
    draft.activation["result_settings.clean_upload_file" as FieldPath] = true
    #expect(draft.validate().issues.map(\.path.description) == ["result_settings.clean_upload_file"])
  }

  @Test("rows without a country are allowed, with a warning")
  func warnsWithoutCountry() {
    let validation = DraftExample.changing("result_settings.country_code", to: nil).validate()
    #expect(validation.plan != nil)
    #expect(validation.issues.map(\.code) == [.noCountry])
  }

  @Test("the region inside an AWS endpoint wins over the region field")
  func takesRegionFromEndpoint() {
    let draft = DraftExample.changing("s3.endpoint", to: "s3.ap-northeast-1.amazonaws.com", in: .connection)
    let objectStore = draft.validate().plan?.connection.objectStore
    #expect(objectStore?.region == "ap-northeast-1")
    #expect(objectStore?.endpoint == "https://s3.ap-northeast-1.amazonaws.com")
  }

  @Test(
    "loopback is reached without encryption",
    arguments: ["http://127.0.0.1:8099", "http://localhost:1", "http://[::1]:80"])
  func allowsLoopback(endpoint: String) {
    let draft = DraftExample.changing("endpoints.ads_api", to: .text(endpoint), in: .connection)
    #expect(draft.validate().plan?.connection.endpoints.adsAPI == endpoint)
  }

  @Test(
    "a host that only looks like loopback is not",
    arguments: ["http://127.0.0.1.example.com", "http://localhost.example.com"])
  func refusesFalseLoopback(endpoint: String) {
    let draft = DraftExample.changing("endpoints.ads_api", to: .text(endpoint), in: .connection)
    #expect(draft.validate().issues.errors.map(\.code) == [.insecureEndpoint])
  }

  @Test("a secret never prints")
  func hidesSecrets() {
    let secret = Secret("open sesame")
    #expect(!"\(secret) \(String(reflecting: secret)) \([secret])".contains("sesame"))
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("sesame"))
    #expect(!"\(ValueReference("open sesame"))".contains("sesame"))
  }
}
