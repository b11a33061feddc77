import Activation
import Hummingbird
import Transport

/// The stand-in of Login with Amazon: the page that asks for consent, which agrees at once, and the token endpoint.
///
/// The page is denied by `decision=deny` in its address, which Amazon does not have, or by `ConsentSwitch`.
struct LoginService: Sendable {
  let secrets: LoginSecrets
  let returnURLs: [String]
  let tokens: TokenRegister
  let consent: ConsentSwitch

  func respond(to request: IncomingRequest) async -> Response {
    switch (request.method, request.path) {
    case ("GET", "/ap/oa"): return authorize(request)
    case ("POST", "/auth/o2/token"): return await token(request)
    default: return .empty(404)
    }
  }

  // MARK: - /ap/oa

  private func authorize(_ request: IncomingRequest) -> Response {
    guard let redirectURI = request.queryValue("redirect_uri"), returnURLs.contains(redirectURI) else {
      return .text(
        400, "<html><body>lwa-invalid-parameter-bad-redirect-uri-vendor</body></html>", mediaType: "text/html")
    }
    var parameters = outcome(of: request, redirectURI: redirectURI)
    if let state = request.queryValue("state") { parameters.append(.init("state", state)) }
    let separator = redirectURI.contains("?") ? "&" : "?"
    return .empty(302, headers: ["location": redirectURI + separator + AWSPercentEncoding.query(parameters)])
  }

  private func outcome(of request: IncomingRequest, redirectURI: String) -> [SignatureV4Request.QueryItem] {
    func refusal(_ error: String, _ description: String) -> [SignatureV4Request.QueryItem] {
      [.init("error", error), .init("error_description", description)]
    }
    guard request.queryValue("client_id") == secrets.clientID else {
      return refusal("unauthorized_client", "The client is not authorized to request an authorization code")
    }
    guard request.queryValue("response_type") == "code" else {
      return refusal("unsupported_response_type", "The response type must be code")
    }
    let scope = (request.queryValue("scope") ?? "").replacing("+", with: " ")
    let known: Set<Substring> = ["advertising::campaign_management", "advertising::audiences", "profile"]
    guard !scope.isEmpty, scope.split(separator: " ").allSatisfy(known.contains) else {
      return refusal("invalid_scope", "An unknown scope was requested")
    }
    guard ["S256", "plain", nil].contains(request.queryValue("code_challenge_method")) else {
      return refusal("invalid_request", "The code challenge method is not supported")
    }
    guard consent.isGiven, request.queryValue("decision") != "deny" else {
      return refusal("access_denied", "The user denied the access")
    }
    let grant = TokenRegister.Grant(
      redirectURI: redirectURI, challenge: request.queryValue("code_challenge"),
      challengeMethod: request.queryValue("code_challenge_method"))
    return [.init("code", tokens.issueCode(for: grant)), .init("scope", scope)]
  }

  // MARK: - /auth/o2/token

  private func token(_ request: IncomingRequest) async -> Response {
    do {
      let fields = try await fields(of: request)
      return .json(200, try grantedToken(fields))
    } catch let refusal as LoginRefusal {
      return refusal.response
    } catch {
      return LoginRefusal(code: "invalid_request", description: "The request could not be read").response
    }
  }

  private func fields(of request: IncomingRequest) async throws -> [String: String] {
    guard request.header("authorization") == nil else { throw LoginRefusal.invalidClient }
    let bytes = try await request.document()
    if request.mediaType == "application/json" {
      let entries = try JSONText.read(bytes).map?.entries ?? []
      return Dictionary(entries.map { ($0.key, $0.value.scalarText ?? "") }) { $1 }
    }
    let text = String(decoding: bytes, as: UTF8.self).replacing("+", with: "%20")
    let items = AWSPercentEncoding.items(ofQuery: text) ?? []
    return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
  }

  private func grantedToken(_ fields: [String: String]) throws(LoginRefusal) -> DocumentValue {
    func required(_ name: String) throws(LoginRefusal) -> String {
      guard let value = fields[name], !value.isEmpty else { throw .missing(name) }
      return value
    }
    let grantType = try required("grant_type")
    guard try required("client_id") == secrets.clientID, try required("client_secret") == secrets.clientSecret else {
      throw .invalidClient
    }
    switch grantType {
    case "refresh_token":
      guard tokens.accepts(refreshToken: try required("refresh_token")) else { throw .invalidGrant("refresh_token") }
    case "authorization_code":
      let code = try required("code")
      let redirectURI = try required("redirect_uri")
      try tokens.redeem(code: code, redirectURI: redirectURI, verifier: fields["code_verifier"])
      tokens.restoreRefreshToken()
    default: throw .unsupportedGrantType
    }
    return [
      "access_token": .text(tokens.issueAccessToken()), "token_type": "bearer",
      "expires_in": .number(String(TokenRegister.accessTokenLifetime)), "refresh_token": .text(secrets.refreshToken),
    ]
  }
}
