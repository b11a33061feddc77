import Activation
import MarketingCloud
import Sandbox
import Testing
import Transport

@Suite("Errors of the Ads API")
struct ErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let status: Int
    let body: String
    let code: Issue.Code
    let path: FieldPath
    /// What of Amazon's words a person gets to see.
    let shown: String
    var testDescription: String { "\(status) \(body.prefix(40))" }

    init(_ status: Int, _ body: String, _ code: Issue.Code, _ path: FieldPath, shows shown: String = "") {
      self.status = status
      self.body = body
      self.code = code
      self.path = path
      self.shown = shown
    }
  }

  static let cases = [
    Case(
      400, #"{"code":"400","details":"Upload is not valid","errors":["no bucket","no key"]}"#, .remoteRefused,
      "connection.amc_account_id", shows: "Upload is not valid; no bucket; no key"),
    Case(
      422, #"{"code":"422","details":"nextToken"}"#, .remoteRefused, "connection.amc_account_id", shows: "nextToken"),
    Case(
      400, #"{"code":"400","details":"entityId provided is null"}"#, .remoteRefused, "connection.amc_account_id",
      shows: "entityId provided is null"),
    Case(
      401, #"{"code":"401","details":"No matching advertiser found"}"#, .notAuthorized, "connection.amc_account_id",
      shows: "No matching advertiser"),
    Case(
      401, #"{"code":"401","details":"Scope header is missing"}"#, .notAuthorized, "connection.login.client_id",
      shows: "Scope header"),
    Case(406, "", .remoteRefused, "connection.endpoints.ads_api"),
    Case(503, "Service Unavailable", .remoteUnavailable, "connection.endpoints.ads_api"),
    Case(
      401, #"{"code":"401","details":"Authentication failed"}"#, .notAuthorized, "connection.login",
      shows: "Authentication failed"),
    Case(
      401, #"{"message":"Terms and conditions must be accepted to continue"}"#, .termsNotAccepted,
      "connection.amc_account_id"),
    Case(
      403, #"{"code":"403","details":"Unauthorized request"}"#, .notAuthorized, "connection.amc_instance_id",
      shows: "Unauthorized request"),
    Case(404, #"{"code":"404","details":"gone"}"#, .remoteRefused, "connection.amc_account_id", shows: "gone"),
    Case(429, "", .remoteUnavailable, "connection.endpoints.ads_api"),
    Case(500, #"{"message":"oops"}"#, .remoteUnavailable, "connection.endpoints.ads_api", shows: "oops"),
    Case(502, "<html><body>Bad Gateway</body></html>", .remoteUnavailable, "connection.endpoints.ads_api"),
    Case(504, "", .remoteUnavailable, "connection.endpoints.ads_api"),
    Case(415, "", .remoteRefused, "connection.endpoints.ads_api"),
    Case(403, "<html>", .notAuthorized, "connection.amc_instance_id"),
    Case(400, "[1,2]", .remoteRefused, "connection.amc_account_id"),
    Case(400, #"{"errors":[{"a":1},null,7]}"#, .remoteRefused, "connection.amc_account_id"),
    Case(200, "<html><body>Sign in to the network</body></html>", .remoteUnavailable, "connection.endpoints.ads_api"),
    Case(307, "", .remoteRefused, "connection.endpoints.ads_api"),
  ]

  @Test("a status becomes an issue with a place and a fix, whatever the body is", arguments: cases)
  func mapping(_ example: Case) async throws {
    try await Client.with(retries: RetryPolicy(attempts: 1)) { bench in
      bench.sandbox.failNext(
        SandboxFault(pathPrefix: "/amc/accounts", times: 2, status: example.status, body: example.body))
      let failure = try #require(
        await #expect(throws: RemoteFailure.self) { try await bench.client.accounts() })
      #expect(failure.code == example.code)
      #expect(failure.path == example.path)
      #expect(failure.status == example.status)
      #expect(example.shown.isEmpty || failure.message.contains(example.shown))
      #expect(failure.message.contains("HTTP \(example.status)"))
      #expect(!failure.fix.isEmpty)
    }
  }

  @Test("an address where nobody answers is an issue at the address")
  func unreachable() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      if request.url.hasSuffix("/token") { return .token("Atza|invented") }
      throw TransportError(.timeout, "no answer in time")
    }
    let failure = await #expect(throws: RemoteFailure.self) {
      try await MarketingCloudClient.scripted(sender).accounts()
    }
    #expect(failure?.code == .remoteUnavailable)
    #expect(failure?.path == "connection.endpoints.ads_api")
    #expect(failure?.status == nil)
  }

  @Test("terms that are not accepted are told as such, and do not cost a second token")
  func terms() async throws {
    try await Client.with { bench in
      bench.sandbox.setTermsAccepted(false)
      let failure = await #expect(throws: RemoteFailure.self) { try await bench.client.accounts() }
      #expect(failure?.code == .termsNotAccepted)
      #expect(await bench.count("POST", "/auth/o2/token") == 1)
    }
  }

  @Test("a passing failure is passed over", arguments: [429, 500, 502, 503, 504])
  func passing(status: Int) async throws {
    try await Client.with { bench in
      bench.sandbox.failNext(SandboxFault(pathPrefix: "/amc/accounts", times: 2, status: status))
      let accounts = try await bench.client.accounts()
      #expect(accounts.count == 2)
      #expect(await bench.count("GET", "/amc/accounts") == 3)
    }
  }

  @Test("a token that went stale is refreshed once, and the call goes on")
  func staleToken() async throws {
    try await Client.with { bench in
      _ = try await bench.client.accounts()
      bench.sandbox.expireAccessTokens()
      #expect(try await bench.client.accounts().count == 2)
      #expect(await bench.count("POST", "/auth/o2/token") == 2)
    }
  }

  @Test("a 401 that a new token does not mend is final after one refresh")
  func unmendable() async throws {
    try await Client.with { bench in
      bench.sandbox.failNext(SandboxFault(pathPrefix: "/amc/accounts", times: 9, status: 401))
      let failure = await #expect(throws: RemoteFailure.self) { try await bench.client.accounts() }
      #expect(failure?.code == .notAuthorized)
      #expect(await bench.count("GET", "/amc/accounts") == 2)
      #expect(await bench.count("POST", "/auth/o2/token") == 2)
    }
  }

  @Test("a token that a gateway repeats in its answer is not repeated to the person")
  func echoedToken() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      if request.url.hasSuffix("/token") { return .token("Atza|secret-of-the-hour") }
      let words = "not a valid key=value pair in Authorization header: 'Bearer Atza|secret-of-the-hour'."
      return HTTPResponse(403, #"{"message":"\#(words)"}"#)
    }
    let failure = try #require(
      await #expect(throws: RemoteFailure.self) { try await MarketingCloudClient.scripted(sender).accounts() })
    #expect(failure.message.contains("not a valid key=value pair"))
    #expect(!"\(failure)".contains("secret-of-the-hour"))
  }

  @Test("each call carries the headers its endpoint family wants")
  func headers() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      if request.url.hasSuffix("/token") { return .token("Atza|invented") }
      return HTTPResponse(200, #"{"uploadId":"u-1","status":"SUBMITTED","amcAccounts":[]}"#)
    }
    let client = MarketingCloudClient.scripted(sender)
    _ = try await client.accounts()
    _ = try await client.startUpload(.additive("loyalty_v1", manifest: "m.txt"), in: .invented)
    let (accounts, upload) = (try #require(sender.requests.dropFirst().first), try #require(sender.requests.last))
    #expect(accounts.value("authorization") == "Bearer Atza|invented")
    #expect(accounts.value("amazon-advertising-api-clientid") == "amzn1.application-oa2-client.0a1b")
    #expect(accounts.value("amazon-advertising-api-advertiserid") == nil)
    #expect(upload.value("amazon-advertising-api-advertiserid") == Account.invented.id)
    #expect(upload.value("amazon-advertising-api-marketplaceid") == Account.invented.marketplaceID)
    #expect(upload.value("amazon-ads-accountid") == "ads-1")
    #expect(upload.value("content-type") == "application/vnd.amcadvertiserdataupload.v1+json")
    #expect(upload.value("amazon-marketing-cloud-audience-instanceid") == nil)
    let body = try JSONText.read(upload.body)
    #expect(body["fileFormat"]?["csvDataFormat"]?["quoteEscapeCharacter"] == "\"")
    #expect(body["dataSource"]?["sourceManifestS3Key"] == "m.txt")
  }

  @Test("audience calls carry the audience's headers, and no header of data uploads")
  func audienceHeaders() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      if request.url.hasSuffix("/token") { return .token("Atza|invented") }
      return HTTPResponse(200, #"{"audienceExecutionId":"a-1","status":"PENDING","executionMetadata":[]}"#)
    }
    _ = try await MarketingCloudClient.scripted(sender).startAudience(.example, in: .invented)
    for request in sender.requests.dropFirst() {
      #expect(request.value("amazon-marketing-cloud-audience-instanceid") == "amcr1aaaa1a")
      #expect(request.value("amazon-advertising-api-entityid") == Account.invented.id)
      for name in ["advertiserid", "marketplaceid"] {
        #expect(request.value("amazon-advertising-api-\(name)") == nil)
      }
      #expect(request.value("amazon-ads-accountid") == nil)
      #expect(request.value("accept") == "application/vnd.amcquerybasedaudience.v1+json")
    }
    #expect(sender.requests.map(\.method) == ["POST", "GET", "POST"])
  }

  @Test("a 403 on uploads names the header that some instances need, unless it was sent", arguments: [true, false])
  func adsAccount(wasSent: Bool) async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      request.url.hasSuffix("/token") ? .token("Atza|invented") : HTTPResponse(403, "")
    }
    let client = MarketingCloudClient.scripted(sender, adsAccountID: wasSent ? "ads-1" : nil)
    let failure = await #expect(throws: RemoteFailure.self) { try await client.datasets(in: .invented) }
    #expect(failure?.fix.contains("ads_account_id") == !wasSent)
    #expect(failure?.message.contains("HTTP 403") == true)
  }

  @Test("a list that begins again is told, not read for ever")
  func endlessList() async throws {
    let sender = ScriptedSender { request, _ throws(TransportError) in
      request.url.hasSuffix("/token")
        ? .token("Atza|invented") : HTTPResponse(200, #"{"amcAccounts":[],"nextToken":"again"}"#)
    }
    let failure = await #expect(throws: RemoteFailure.self) {
      try await MarketingCloudClient.scripted(sender).accounts()
    }
    #expect(failure?.message.contains("repeats a page") == true)
    #expect(sender.requests.count == 3)
  }
}

extension HTTPRequest {
  func value(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}
