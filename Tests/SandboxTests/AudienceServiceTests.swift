import Activation
import Testing

@testable import Sandbox

@Suite("The sandbox's rule-based audiences")
struct AudienceServiceTests {
  private static let valid: DocumentMap = [
    "audienceName": "lapsed", "audienceDescription": "90 days", "advertiserId": "1234567890123",
    "query": "SELECT user_id FROM conversions_for_audiences", "timeWindowStart": "2024-01-01T00:00:00Z",
    "timeWindowEnd": "2024-03-31T00:00:00Z", "refreshRateDays": 7, "timeWindowRelative": true,
  ]

  private static func changing(_ key: String, _ value: DocumentValue?) -> DocumentValue {
    var body = valid
    body[key] = value
    return .map(body)
  }

  static let refused: [(String, DocumentValue?)] = [
    ("audienceName", nil), ("advertiserId", nil), ("advertiserId", 1_234_567), ("query", nil),
    ("workflowId", "w-1"), ("timeWindowStart", "2024-01-01T00:00:00"), ("timeWindowStart", "2024-01-01"),
    ("timeWindowEnd", "2023-01-01T00:00:00Z"), ("refreshRateDays", 22), ("refreshRateDays", "7"),
    ("timeWindowRelative", "maybe"), ("countryCode", "GB"),
  ]

  @Test("a field that is wrong is refused by name", arguments: refused)
  func refuses(key: String, value: DocumentValue?) async throws {
    try await SandboxClient.with { client in
      let answer = try await client.audience("POST", body: Self.changing(key, value))
      #expect(answer.status == 400, "\(answer.text)")
      #expect(answer.json["code"] == "400" && answer.json["requestId"]?.scalarText != nil)
    }
  }

  @Test("samples' spellings pass")
  func accepts() async throws {
    try await SandboxClient.with { client in
      for body in [Self.changing("timeWindowRelative", "TRUE"), Self.changing("countryCode", "UK")] {
        let answer = try await client.audience("POST", body: body)
        #expect(answer.status == 200, "\(answer.text)")
      }
    }
  }

  @Test("wants its own headers and media types")
  func gate() async throws {
    try await SandboxClient.with { client in
      let body = DocumentValue.map(Self.valid)
      let without = try await client.audience(
        "POST", body: body, changing: ["amazon-marketing-cloud-audience-instanceid": nil])
      #expect(without.status == 400 && without.text.contains("Audience-InstanceId"))
      for change in [
        ["amazon-marketing-cloud-audience-instanceid": "amcother"], ["amazon-advertising-api-entityid": "ENTITYOTHER"],
      ] {
        #expect(try await client.audience("POST", body: body, changing: change).status == 403)
      }
      #expect(try await client.audience("POST", body: body, changing: ["content-type": "text/csv"]).status == 415)
      #expect(try await client.audience("POST", body: body, changing: ["accept": "text/csv"]).status == 406)
      client.sandbox.setTermsAccepted(false)
      #expect(try await client.audience("POST", body: body).status == 401)
    }
  }

  @Test("an audience runs to its end; what it shows depends on the version asked for")
  func versions() async throws {
    try await SandboxClient.with { client in
      let id = try await client.madeAudience(.map(Self.valid))
      let first = try await client.audience("GET", "/\(id)").json
      #expect(first["status"] == "SUCCEEDED" && first["audienceCount"] == nil)
      #expect(first["advertiserId"] == "1234567890123" && first["refreshRateDays"] == 7)
      let second = try await client.audience("GET", "/\(id)", changing: ["accept": SandboxClient.type("v1.1")])
      #expect(second.json["audienceCount"] == 2500 && second.json["audienceType"] == nil)
      #expect(second.headers["content-type"] == SandboxClient.type("v1.1"))
      let third = try await client.audience("GET", "/\(id)", changing: ["accept": SandboxClient.type("v1.2")]).json
      #expect(third["audienceType"] == "RULE_BASED" && third["deletable"] == true)
    }
  }

  @Test("only a failed one can be replaced, and only with what the contract lets change")
  func replaces() async throws {
    try await SandboxClient.with { client in
      let failed = try await client.madeAudience(Self.changing("query", "SELECT user_id FROM dsp_clicks"))
      func put(_ key: String, _ value: DocumentValue?, to id: String = failed) async throws -> Int {
        var body = Self.valid
        body["refreshRateDays"] = nil
        body["audienceType"] = "RULE_BASED"
        body[key] = value
        return try await client.audience("PUT", "/\(id)", body: .map(body)).status
      }
      #expect(try await put("audienceName", "another") == 400)
      #expect(try await put("refreshRateDays", 3) == 400)
      #expect(try await put("audienceType", nil) == 400)
      #expect(try await put("audienceType", "RULE_BASED", to: "a-0") == 404)
      #expect(try await put("audienceType", "RULE_BASED") == 200)
      #expect(try await client.endOfAudience(failed) == "SUCCEEDED")
      #expect(try await put("audienceType", "RULE_BASED") == 400)
    }
  }

  @Test("one that has ended can be deleted, and is gone")
  func deletes() async throws {
    try await SandboxClient.with { client in
      let id = try await client.madeAudience(.map(Self.valid))
      #expect(try await client.audience("DELETE", "/\(id)").status == 204)
      #expect(try await client.audience("GET", "/\(id)").status == 404)
      #expect(try await client.audience("DELETE", "/\(id)").status == 404)
    }
  }

  @Test("a burst passes, the next one is told when to come back, and a second later there is room again")
  func rate() throws {
    let start = ContinuousClock.now
    let bucket = RateBucket(perSecond: 5, burst: 5, now: start)
    for _ in 0..<5 { try bucket.take(at: start) }
    let refusal = try #require(#expect(throws: MarketingCloudRefusal.self) { try bucket.take(at: start) })
    let response = refusal.response(shape: .audiences)
    #expect(response.status.code == 429 && response.headers[.retryAfter] == "1")
    for _ in 0..<5 { try bucket.take(at: start + .seconds(1)) }
    #expect(throws: MarketingCloudRefusal.self) { try bucket.take(at: start + .seconds(1)) }
  }

  static let queries: [(String, String)] = [
    ("SELECT user_id FROM dsp_impressions", "FAILED"),
    ("SELECT user_id FROM dsp_impressions_for_audiences", "SUCCEEDED"),
    ("SELECT user_id FROM somebody_elses_table", "FAILED"),
    ("WITH seen AS (SELECT user_id FROM dsp_views_for_audiences) SELECT user_id FROM seen", "SUCCEEDED"),
    ("SELECT campaign FROM dsp_views_for_audiences", "FAILED"),
  ]

  @Test("tables that are not for audiences make it fail", arguments: queries)
  func tables(query: String, status: String) async throws {
    try await SandboxClient.with { client in
      let id = try await client.madeAudience(Self.changing("query", .text(query)))
      #expect(try await client.endOfAudience(id) == status)
    }
  }

  @Test("advertisers come by kind")
  func advertisers() async throws {
    try await SandboxClient.with { client in
      let headers = try await client.callerHeaders()
      let path = "/amc/instances/\(client.access.instanceID)/advertisers"
      let all = try await client.send("GET", path, headers: headers).json
      #expect(all["totalCount"] == 2 && all["advertisers"]?.list?.count == 2)
      let display = try await client.send("GET", "\(path)?type=DISPLAY", headers: headers).json
      #expect(display["advertisers"]?.list?.first?["marketplaceId"] == .null)
      #expect(try await client.send("GET", "\(path)?limit=1001", headers: headers).status == 400)
    }
  }
}

extension SandboxClient {
  static func type(_ version: String) -> String { "application/vnd.amcquerybasedaudience.\(version)+json" }

  func audienceHeaders() async throws -> [String: String] {
    var headers = try await callerHeaders()
    headers["amazon-advertising-api-advertiserid"] = nil
    headers["amazon-advertising-api-marketplaceid"] = nil
    headers["amazon-marketing-cloud-audience-instanceid"] = access.instanceID
    headers["amazon-advertising-api-entityid"] = access.accountID
    headers["accept"] = Self.type("v1")
    headers["content-type"] = Self.type("v1")
    return headers
  }

  func audience(
    _ method: String, _ rest: String = "", body: DocumentValue? = nil, changing: [String: String?] = [:]
  ) async throws -> Answer {
    var headers = try await audienceHeaders()
    for (name, value) in changing { headers[name] = value }
    return try await send(
      method, "/amc/audiences/query\(rest)", headers: headers, body: body.map { Array(JSONText.write($0).utf8) } ?? [])
  }

  /// The id of an audience that has ended.
  func madeAudience(_ body: DocumentValue) async throws -> String {
    let answer = try await audience("POST", body: body)
    let id = try #require(answer.json["audienceExecutionId"]?.scalarText, "\(answer.text)")
    _ = try await endOfAudience(id)
    return id
  }

  func endOfAudience(_ id: String) async throws -> String {
    let deadline = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < deadline {
      let status = try await audience("GET", "/\(id)").json["status"]?.scalarText
      if let status, ["SUCCEEDED", "FAILED"].contains(status) { return status }
      try await Task.sleep(for: .milliseconds(100))
    }
    return "not ended"
  }
}
