import Activation
import Sandbox
import Synchronization
import Testing
import Transport

@Suite("A login of a person, against the sandbox")
struct AuthorizationTests {
  @Test("ends with the refresh token", arguments: [false, true])
  func whole(wantsAudiences: Bool) async throws {
    try await LoginBench.with { bench in
      let audiences = wantsAudiences ? [AuthorizationRequest.audiences] : []
      let request = bench.request(scopes: [AuthorizationRequest.campaignManagement] + audiences)
      let code = try request.code(inAnswer: try await bench.answer(request))
      let token = try await bench.exchange().refreshToken(for: code, of: request)
      #expect(token.revealed == bench.access.refreshToken)
    }
  }

  @Test("asks with what the contract wants, and with a state and a challenge of its own each time")
  func query() throws {
    let requests = (0..<2).map { _ in
      AuthorizationRequest(
        authorizeURL: "https://www.amazon.com/ap/oa", clientID: "amzn1.application-oa2-client.0a1b",
        scopes: ["advertising::campaign_management", "advertising::audiences"], returnURL: LoginBench.returnURL)
    }
    let queries = try requests.map { request in
      #expect(request.url.hasPrefix("https://www.amazon.com/ap/oa?"))
      let items = try #require(AWSPercentEncoding.items(ofQuery: request.url.split(separator: "?")[1]))
      return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }
    let first = queries[0]
    #expect(first["client_id"] == "amzn1.application-oa2-client.0a1b" && first["response_type"] == "code")
    #expect(first["scope"] == "advertising::campaign_management advertising::audiences")
    #expect(first["redirect_uri"] == "http://127.0.0.1:9090/cb" && first["code_challenge_method"] == "S256")
    #expect(requests[0].url.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A9090%2Fcb"))
    for key in ["state", "code_challenge"] {
      // 32 bytes are 43 digits of base64url.
      #expect(first[key]?.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
      #expect(first[key] != queries[1][key])
    }
  }

  @Test("refuses an answer whose state is missing, wrong, or another login's")
  func state() async throws {
    try await LoginBench.with { bench in
      let request = bench.request()
      let other = try await bench.answer(bench.request())
      for answer in ["code=AN123", "code=AN123&state=", "code=AN123&state=wrong", other, "", "error=access_denied"] {
        let failure = #expect(throws: RemoteFailure.self) { try request.code(inAnswer: answer) }
        #expect(failure?.code == .notAuthorized && failure?.message.contains("another login") == true)
      }
    }
  }

  @Test("explains a denial")
  func denied() async throws {
    try await LoginBench.with { bench in
      let request = bench.request()
      let byAddress = try await bench.answer(request, adding: "&decision=deny")
      bench.sandbox.setLoginAllowed(false)
      for answer in [byAddress, try await bench.answer(request)] {
        let failure = #expect(throws: RemoteFailure.self) { try request.code(inAnswer: answer) }
        #expect(failure?.code == .notAuthorized && failure?.message.contains("access_denied") == true)
        #expect(failure?.fix.contains("Allow") == true)
      }
    }
  }

  @Test("explains a scope the client was never approved for")
  func scope() async throws {
    try await LoginBench.with { bench in
      let request = bench.request(scopes: ["advertising::unheard_of"])
      let answer = try await bench.answer(request)
      let failure = #expect(throws: RemoteFailure.self) { try request.code(inAnswer: answer) }
      #expect(failure?.code == .credentialsRefused && failure?.message.contains("invalid_scope") == true)
      #expect(failure?.fix.contains("Data Provider") == true)
    }
  }

  @Test(
    "tells each word of RFC 6749 apart, and repeats no word of its own making",
    arguments: [
      ("access_denied", Activation.Issue.Code.notAuthorized), ("invalid_scope", .credentialsRefused),
      ("unauthorized_client", .credentialsRefused), ("server_error", .remoteUnavailable),
      ("temporarily_unavailable", .remoteUnavailable), ("invalid_request", .credentialsRefused),
      ("unsupported_response_type", .credentialsRefused), ("planted-7f3a", .credentialsRefused),
    ])
  func words(word: String, code: Activation.Issue.Code) throws {
    let request = AuthorizationRequest(
      authorizeURL: "https://www.amazon.com/ap/oa", clientID: "client", scopes: [], returnURL: LoginBench.returnURL)
    let items = try #require(AWSPercentEncoding.items(ofQuery: request.url.split(separator: "?")[1]))
    let state = try #require(items.first { $0.name == "state" }?.value)
    let failure = try #require(
      #expect(throws: RemoteFailure.self) { try request.code(inAnswer: "error=\(word)&state=\(state)") })
    #expect(failure.code == code)
    #expect(failure.message.contains(word) == !word.hasPrefix("planted"))
    #expect(!failure.message.lowercased().contains("unknown error") && !failure.fix.isEmpty)
  }

  @Test("stays on Amazon's page when the return URL is not registered letter by letter")
  func returnURL() async throws {
    try await LoginBench.with { bench in
      for other in ["http://127.0.0.1:9090/cb/", "http://127.0.0.1:9091/cb", "https://127.0.0.1:9090/cb"] {
        let page = try await bench.open(bench.request(returnURL: other))
        #expect(page.status == 400 && page.header("location") == nil)
        #expect(String(decoding: page.body, as: UTF8.self).contains("lwa-invalid-parameter-bad-redirect-uri-vendor"))
      }
    }
  }

  @Test("explains a code that was used, that is too old, or that another login asked for")
  func codes() async throws {
    try await LoginBench.with { bench in
      let request = bench.request()
      let used = try request.code(inAnswer: try await bench.answer(request))
      _ = try await bench.exchange().refreshToken(for: used, of: request)
      let old = try request.code(inAnswer: try await bench.answer(request))
      bench.sandbox.expireLoginCodes()
      let other = bench.request()
      let foreign = try other.code(inAnswer: try await bench.answer(other))
      for code in [used, old, foreign] {
        let failure = await #expect(throws: RemoteFailure.self) {
          try await bench.exchange().refreshToken(for: code, of: request)
        }
        #expect(failure?.code == .loginAgain && failure?.message.contains("five minutes") == true)
        #expect(failure?.message.contains("(HTTP 400)") == true)
        #expect(failure?.message.contains(code.revealed) == false)
      }
    }
  }

  @Test("explains a wrong client, at the page and at the exchange")
  func client() async throws {
    try await LoginBench.with { bench in
      let stranger = bench.request(clientID: "amzn1.application-oa2-client.other")
      let answer = try await bench.answer(stranger)
      #expect(throws: RemoteFailure.self) { try stranger.code(inAnswer: answer) }
      let request = bench.request()
      let code = try request.code(inAnswer: try await bench.answer(request))
      let failure = await #expect(throws: RemoteFailure.self) {
        try await bench.exchange(clientSecret: "planted-7f3a").refreshToken(for: code, of: request)
      }
      #expect(failure?.code == .credentialsRefused && failure?.message.contains("invalid_client") == true)
      #expect(failure.map { "\($0)".contains("planted-7f3a") } == false)
    }
  }

  @Test("goes on after 429 and 5xx, and says so", arguments: [429, 500, 503])
  func passing(status: Int) async throws {
    try await LoginBench.with { bench in
      bench.sandbox.failNext(SandboxFault(pathPrefix: "/auth/o2/token", times: 2, status: status, body: "<html>"))
      let notices = Mutex<[RetryNotice]>([])
      let request = bench.request()
      let code = try request.code(inAnswer: try await bench.answer(request))
      let exchange = bench.exchange { notice in notices.withLock { $0.append(notice) } }
      #expect(try await exchange.refreshToken(for: code, of: request).revealed == bench.access.refreshToken)
      #expect(notices.withLock { $0.map(\.reason) } == ["HTTP \(status)", "HTTP \(status)"])
      #expect(notices.withLock { $0.map(\.purpose) }.first == "finish the login")
    }
  }

  @Test("an answer that is no JSON keeps its status in the message")
  func noJSON() async throws {
    try await LoginBench.with { bench in
      bench.sandbox.failNext(SandboxFault(pathPrefix: "/auth/o2/token", status: 403, body: "<html>proxy</html>"))
      let request = bench.request()
      let code = try request.code(inAnswer: try await bench.answer(request))
      let failure = await #expect(throws: RemoteFailure.self) {
        try await bench.exchange().refreshToken(for: code, of: request)
      }
      #expect(failure?.status == 403 && failure?.message.contains("HTTP 403") == true)
    }
  }
}
