import Activation
import Sandbox
import Testing
import Transport

@Suite("Login with Amazon")
struct LoginTests {
  @Test("gives an access token for the refresh token, asked by form or by JSON")
  func refresh() async throws {
    try await SandboxClient.with { client in
      let form = try await client.form(client.refreshFields)
      let body = DocumentValue.map(DocumentMap(client.refreshFields.map { ($0.key, .text($0.value)) }))
      let json = try await client.send(
        "POST", "/auth/o2/token", headers: ["content-type": "application/json"], body: Array(JSONText.write(body).utf8))
      for answer in [form, json] {
        #expect(answer.status == 200)
        #expect(answer.json["access_token"]?.scalarText?.hasPrefix("Atza|") == true)
        #expect(answer.json["token_type"] == "bearer" && answer.json["expires_in"] == 3600)
        #expect(answer.json["refresh_token"] == .text(client.access.refreshToken))
      }
      #expect(form.json["access_token"] != json.json["access_token"])
    }
  }

  @Test(
    "refuses with the error of contract 1.3",
    arguments: [
      ("refresh_token", "Atzr|other", 400, "invalid_grant"), ("refresh_token", nil, 400, "invalid_request"),
      ("client_secret", "other", 401, "invalid_client"), ("client_id", "other", 401, "invalid_client"),
      ("grant_type", "password", 400, "unsupported_grant_type"), ("grant_type", nil, 400, "invalid_request"),
    ])
  func refused(field: String, value: String?, status: Int, code: String) async throws {
    try await SandboxClient.with { client in
      var fields = client.refreshFields
      fields[field] = value
      let answer = try await client.form(fields)
      #expect(answer.status == status && answer.json["error"] == .text(code), "\(answer.text)")
      #expect(answer.json["error_description"]?.scalarText?.isEmpty == false)
    }
  }

  @Test("refuses a revoked refresh token until somebody logs in again")
  func revoked() async throws {
    try await SandboxClient.with { client in
      client.sandbox.revokeRefreshToken()
      #expect(try await client.form(client.refreshFields).json["error"] == "invalid_grant")
      let code = try await code(client, verifier: nil)
      #expect(try await exchange(client, code: code, verifier: nil).status == 200)
      #expect(try await client.form(client.refreshFields).status == 200)
    }
  }

  @Test("gives a code that counts once, with its redirect URI and its verifier")
  func codes() async throws {
    try await SandboxClient.with { client in
      let first = try await code(client, verifier: Self.verifier)
      #expect(try await exchange(client, code: first, verifier: "wrong").json["error"] == "invalid_grant")
      let other = try await code(client, verifier: nil)
      let elsewhere = try await exchange(client, code: other, verifier: nil, returnURL: "http://localhost:9090/cb")
      #expect(elsewhere.json["error"] == "invalid_grant")
      let second = try await code(client, verifier: Self.verifier)
      #expect(try await exchange(client, code: second, verifier: Self.verifier).status == 200)
      #expect(try await exchange(client, code: second, verifier: Self.verifier).json["error"] == "invalid_grant")
    }
  }

  @Test("redirects only to a registered return URL, and tells refusals there")
  func authorize() async throws {
    try await SandboxClient.with { client in
      let stranger = try await authorize(client, ["redirect_uri": "http://127.0.0.1:1/other"])
      #expect(stranger.status == 400 && stranger.text.contains("lwa-invalid-parameter-bad-redirect-uri-vendor"))
      let scope = try await authorize(client, ["scope": "advertising::unknown", "state": "s 1"])
      #expect(scope.headers["location"]?.contains("error=invalid_scope") == true)
      #expect(scope.headers["location"]?.hasSuffix("state=s%201") == true)
      #expect(await client.sandbox.requests().allSatisfy { $0.query.isEmpty })
    }
  }

  // RFC 7636, appendix B.
  private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
  private static let returnURL = "http://127.0.0.1:9090/cb"

  private func authorize(_ client: SandboxClient, _ changes: [String: String]) async throws -> SandboxClient.Answer {
    let fields = [
      "client_id": client.access.clientID, "scope": "advertising::campaign_management", "response_type": "code",
      "redirect_uri": Self.returnURL,
    ].merging(changes) { $1 }
    let query = AWSPercentEncoding.query(
      fields.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    return try await client.send("GET", "/ap/oa?\(query)")
  }

  private func code(_ client: SandboxClient, verifier: String?) async throws -> String {
    let proof = verifier == nil ? [:] : ["code_challenge": Self.challenge, "code_challenge_method": "S256"]
    let answer = try await authorize(client, proof)
    #expect(answer.status == 302)
    let location = try #require(answer.headers["location"])
    let query = try #require(location.split(separator: "?").last)
    return try #require(AWSPercentEncoding.items(ofQuery: query)?.first { $0.name == "code" }?.value)
  }

  private func exchange(
    _ client: SandboxClient, code: String, verifier: String?, returnURL: String = Self.returnURL
  ) async throws -> SandboxClient.Answer {
    var fields = [
      "grant_type": "authorization_code", "code": code, "redirect_uri": returnURL,
      "client_id": client.access.clientID, "client_secret": client.access.clientSecret,
    ]
    fields["code_verifier"] = verifier
    return try await client.form(fields)
  }
}
