import Activation
import Testing

@Suite("Operations of a plan")
struct OperationTests {
  private static let bare = DraftExample.changing("s3", to: nil, in: .connection)

  /// The third workflow of the product document: a delete needs nothing but a target and an operation.
  @Test("a delete needs neither a bucket, nor an S3 section, nor a data set")
  func deletes() throws {
    var draft = Self.bare
    draft.activation["result_settings" as FieldPath] = [
      "type": "amazon_marketing_cloud", "target": "dataset", "operation": "delete",
    ]
    let validation = draft.validate()
    #expect(validation.issues.isEmpty)
    let plan = try #require(validation.plan)
    guard case .delete(let deletion) = plan.operation else {
      Issue.record("the operation is \(plan.operation)")
      return
    }
    #expect(deletion.countryCode == nil && deletion.waitsUntilFinished)
    #expect(plan.connection.objectStore == nil && plan.upload == nil)
    #expect(plan.source == deletion.source)
  }

  @Test("a delete without a source is refused")
  func deletesSomebody() {
    var draft = Self.bare
    draft.activation["result_settings" as FieldPath] = ["operation": "delete"]
    draft.activation["source" as FieldPath] = nil
    #expect(draft.validate().issues.map(\.code) == [.missingValue])
    #expect(draft.validate().plan == nil)
  }

  @Test("an upload wants the S3 section of the connection")
  func uploads() {
    let validation = Self.bare.validate()
    #expect(validation.issues.map(\.path) == ["connection.s3.auth_method"])
    #expect(validation.plan == nil)
  }

  static let words: [(String, DocumentValue)] = [
    ("target", "Dataset"), ("operation", " DELETE "), ("target", "RULE_BASED_AUDIENCES"),
  ]

  @Test("the letter case of target and operation does not matter", arguments: words)
  func folds(key: String, word: DocumentValue) {
    let draft = DraftExample.changing(FieldPath("result_settings").appending(key), to: word)
    let validation = draft.validate()
    #expect(validation.plan != nil || validation.issues.hasErrors)
  }

  // MARK: - Audience

  /// The fourth workflow of the product document, as it stands there.
  private static func audience(_ change: (inout DocumentValue) -> Void = { _ in }) -> Draft {
    var settings: DocumentValue = [
      "type": "amazon_marketing_cloud", "target": "rule_based_audiences", "amc_instance_id": "amcother",
      "amc_account_id": "ENTITYOTHER", "audience_name": "test_audience",
      "audience_description": "test audience description", "advertiser_id": .number("123"),
      "query": "SELECT user_id FROM dsp_impressions_for_audiences", "time_window_start": "2023-06-25T00:00:00",
      "time_window_end": "2023-07-25T00:00:00", "refresh_rate_days": .number("1"), "time_window_relative": false,
    ]
    change(&settings)
    var draft = bare
    draft.activation["result_settings" as FieldPath] = settings
    draft.activation["source" as FieldPath] = nil
    return draft
  }

  private static func plan(of draft: Draft) throws -> (Plan, RuleBasedAudience) {
    let validation = draft.validate()
    #expect(!validation.issues.hasErrors, "\(validation.issues)")
    let plan = try #require(validation.plan)
    guard case .audience(let audience) = plan.operation else { throw WrongOperation() }
    return (plan, audience)
  }

  private struct WrongOperation: Error {}

  @Test("the product document's audience is a plan without a source, on its own instance and account")
  func makesAudience() throws {
    let (plan, audience) = try Self.plan(of: Self.audience())
    #expect(audience.advertiserID == "123")
    #expect(audience.windowStart.description == "2023-06-25T00:00:00Z")
    #expect(audience.windowEnd.description == "2023-07-25T00:00:00Z")
    #expect(audience.refreshRateDays == 1 && !audience.movesWindow && audience.trigger == nil)
    #expect(plan.connection.instanceID == "amcother" && plan.connection.accountID == "ENTITYOTHER")
    #expect(plan.connection.marketplaceID == nil && plan.source == nil)
  }

  @Test("what is left out has the product document's default")
  func defaults() throws {
    let draft = Self.audience { settings in
      for key in ["refresh_rate_days", "time_window_relative", "audience_description"] {
        settings[FieldPath(key)] = nil
      }
    }
    let (_, audience) = try Self.plan(of: draft)
    #expect(audience.refreshRateDays == 21 && !audience.movesWindow && audience.description == nil)
    #expect(audience.waitsUntilFinished)
  }

  @Test("long ids stay as they are written", arguments: ["1234567890123456789012", "ENTITY1AA1AA11AAA1"])
  func keepsIDs(id: String) throws {
    #expect(try Self.plan(of: Self.audience { $0["advertiser_id" as FieldPath] = .text(id) }).1.advertiserID == id)
    guard id.allSatisfy(\.isNumber) else { return }
    #expect(try Self.plan(of: Self.audience { $0["advertiser_id" as FieldPath] = .number(id) }).1.advertiserID == id)
  }

  static let mistakes: [(String, DocumentValue?, Activation.Issue.Code, Activation.Issue.Severity)] = [
    ("audience_name", nil, .missingValue, .error), ("audience_name", "  ", .missingValue, .error),
    ("advertiser_id", nil, .missingValue, .error), ("advertiser_id", "12 34", .invalidValue, .error),
    ("query", nil, .missingValue, .error), ("query", "SELECT x FROM conversions_for_audiences", .userIDMissing, .error),
    ("query", "SELECT USER_ID FROM loyalty_v1", .invalidValue, .error),
    ("query", "SELECT * FROM loyalty_v1", .userIDMissing, .warning),
    ("query", "SELECT user_id FROM dsp_impressions", .notForAudiences, .warning),
    ("time_window_start", nil, .missingValue, .error), ("time_window_start", "yesterday", .invalidValue, .error),
    ("time_window_end", "2023-06-25T00:00:00", .contradiction, .error),
    ("time_window_end", "2023-02-30", .invalidValue, .error),
    ("refresh_rate_days", .number("22"), .invalidValue, .error),
    ("refresh_rate_days", .number("-1"), .invalidValue, .error), ("time_window_relative", "maybe", .wrongType, .error),
  ]

  @Test("a mistake is told at its field", arguments: mistakes)
  func refuses(
    key: String, value: DocumentValue?, code: Activation.Issue.Code, severity: Activation.Issue.Severity
  ) throws {
    let issues = Self.audience { $0[FieldPath(key)] = value }.validate().issues
    let issue = try #require(issues.first, "nothing was found")
    #expect(issues.count == 1, "\(issues)")
    #expect(issue.code == code && issue.severity == severity)
    #expect(issue.path == FieldPath("result_settings").appending(key))
    #expect(!issue.fix.isEmpty)
  }
}
