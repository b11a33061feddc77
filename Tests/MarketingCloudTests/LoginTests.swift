import Activation
import Sandbox
import Testing
import Transport

@Suite("Login with Amazon")
struct LoginTests {
  private static let clientSecret = "invented-client-secret"
  private static let refreshToken = "Atzr|invented+refresh/token="

  private func login(_ sender: some HTTPSender) -> LoginWithAmazon {
    LoginWithAmazon(
      endpoint: "https://login.example.com/token", clientID: "amzn1.application-oa2-client.0a1b",
      clientSecret: Secret(Self.clientSecret), refreshToken: Secret(Self.refreshToken), sender: sender)
  }

  @Test("a token is fetched once and kept")
  func kept() async throws {
    let sender = ScriptedSender { _, earlier throws(TransportError) in .token("Atza|\(earlier)") }
    let login = login(sender)
    #expect(try await login.accessToken().revealed == "Atza|0")
    #expect(try await login.accessToken().revealed == "Atza|0")
    #expect(sender.requests.count == 1)
  }

  @Test("the request is the refresh grant as a form")
  func form() async throws {
    let sender = ScriptedSender { _, _ throws(TransportError) in .token("Atza|0") }
    _ = try await login(sender).accessToken()
    let request = try #require(sender.requests.first)
    #expect(request.value("content-type") == "application/x-www-form-urlencoded;charset=UTF-8")
    #expect(request.value("authorization") == nil)
    let fields = try #require(AWSPercentEncoding.items(ofQuery: String(decoding: request.body, as: UTF8.self)))
    #expect(fields.first { $0.name == "grant_type" }?.value == "refresh_token")
    #expect(fields.first { $0.name == "refresh_token" }?.value == Self.refreshToken)
    #expect(!request.url.contains("invented"))
  }

  @Test("a token near its end is replaced before it lapses")
  func nearItsEnd() async throws {
    let sender = ScriptedSender { _, earlier throws(TransportError) in .token("Atza|\(earlier)", lifetime: 200) }
    let login = login(sender)
    _ = try await login.accessToken()
    #expect(try await login.accessToken().revealed == "Atza|1")
  }

  @Test("many callers at once cost one refresh, and so do many who saw the same token refused")
  func concurrent() async throws {
    let sender = ScriptedSender { _, earlier throws(TransportError) in .token("Atza|\(earlier)") }
    let login = login(sender)
    func tokens(insteadOf stale: Secret?) async throws -> Set<String> {
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<50 { group.addTask { try await login.accessToken(insteadOf: stale).revealed } }
        return try await group.reduce(into: []) { $0.insert($1) }
      }
    }
    #expect(try await tokens(insteadOf: nil) == ["Atza|0"])
    #expect(sender.requests.count == 1)
    #expect(try await tokens(insteadOf: Secret("Atza|0")) == ["Atza|1"])
    #expect(sender.requests.count == 2)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let status: Int
    let body: String
    let code: Issue.Code
    let path: FieldPath
    var testDescription: String { "\(status) \(body.prefix(40))" }

    init(_ status: Int, _ body: String, _ code: Issue.Code, _ path: FieldPath) {
      self.status = status
      self.body = body
      self.code = code
      self.path = path
    }
  }

  /// Each body repeats what was sent to it, as a careless server might.
  static let refusals = [
    Refusal(
      400, #"{"error":"invalid_grant","error_description":"\#(refreshToken)"}"#, .loginAgain,
      "connection.login.refresh_token"),
    Refusal(400, #"{"error":"unauthorized_client"}"#, .loginAgain, "connection.login.refresh_token"),
    Refusal(
      401, #"{"error":"invalid_client","error_description":"\#(clientSecret)"}"#, .credentialsRefused,
      "connection.login.client_id"),
    Refusal(400, #"{"error":"invalid_scope"}"#, .credentialsRefused, "connection.login.client_id"),
    Refusal(400, #"{"error":"invalid_request"}"#, .credentialsRefused, "connection.login"),
    Refusal(400, "<html>\(clientSecret)", .credentialsRefused, "connection.login"),
    Refusal(429, "", .remoteUnavailable, "connection.endpoints.login_token"),
    Refusal(500, #"{"error":"server_error"}"#, .remoteUnavailable, "connection.endpoints.login_token"),
    Refusal(503, "<html>", .remoteUnavailable, "connection.endpoints.login_token"),
    Refusal(200, "<html>Sign in to the network</html>", .remoteUnavailable, "connection.endpoints.login_token"),
    Refusal(200, "{}", .remoteUnavailable, "connection.endpoints.login_token"),
    Refusal(400, #"{"error":"\#(refreshToken)"}"#, .credentialsRefused, "connection.login"),
  ]

  @Test("a refusal becomes an issue that holds no secret", arguments: refusals)
  func refused(_ example: Refusal) async throws {
    let sender = ScriptedSender { _, _ throws(TransportError) in HTTPResponse(example.status, example.body) }
    let failure = try #require(
      await #expect(throws: RemoteFailure.self) { try await login(sender).accessToken() })
    #expect(failure.code == example.code)
    #expect(failure.path == example.path)
    for secret in [Self.clientSecret, Self.refreshToken] { #expect(!"\(failure) \(failure.issue)".contains(secret)) }
  }

  @Test("a refused refresh is not kept: the next caller asks again")
  func recovers() async throws {
    let sender = ScriptedSender { _, earlier throws(TransportError) in
      earlier == 0 ? HTTPResponse(503) : .token("Atza|1")
    }
    let login = login(sender)
    await #expect(throws: RemoteFailure.self) { try await login.accessToken() }
    #expect(try await login.accessToken().revealed == "Atza|1")
  }

  @Test("only a token that Amazon revoked asks the person to log in again")
  func revoked() async throws {
    try await Client.with { bench in
      bench.sandbox.revokeRefreshToken()
      let failure = await #expect(throws: RemoteFailure.self) { try await bench.client.accounts() }
      #expect(failure?.code == .loginAgain)
      #expect(failure.map { "\($0)".contains(bench.sandbox.access.refreshToken) } == false)
    }
  }

  @Test("a caller that is stopped does not wait for the pauses of a refresh", .timeLimit(.minutes(1)))
  func stopped() async throws {
    let (pauses, pausing) = AsyncStream.makeStream(of: Void.self)
    let unavailable = ScriptedSender { _, _ throws(TransportError) in HTTPResponse(503) }
    let sender = RetryingSender(
      unavailable, policy: RetryPolicy(firstDelay: .seconds(3600), longestDelay: .seconds(3600))
    ) {
      pausing.yield()
      try await Task.sleep(for: $0)
    }
    let login = login(sender)
    let caller = Task { try await login.accessToken() }
    for await _ in pauses { break }
    caller.cancel()
    let failure = await #expect(throws: RemoteFailure.self) { try await caller.value }
    #expect(failure?.code == .interrupted)
  }
}
