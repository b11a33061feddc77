import Activation

/// Asks the token endpoint of Login with Amazon (contract 1.3): the one place that writes its form and reads its answer.
struct TokenRequest: Sendable {
  /// What the tokens are asked for.
  enum Grant: Sendable {
    case refreshToken(Secret)
    case code(Secret, returnURL: String, verifier: Secret)
  }

  /// What the endpoint gave.
  struct Answer: Sendable {
    let accessToken: Secret
    let lifetime: Duration
    let refreshToken: Secret?
  }

  let endpoint: String
  let clientID: String
  let clientSecret: Secret

  /// - Throws: `RemoteFailure`; only `login_again` asks the person to log in again.
  func send(_ grant: Grant, through sender: any HTTPSender) async throws(RemoteFailure) -> Answer {
    // Repeatable for a code, too: should a lost answer have used it up, repeating only tells so.
    let request = HTTPRequest(
      "POST", endpoint, headers: [.init("content-type", "application/x-www-form-urlencoded;charset=UTF-8")],
      body: Array(form(grant).utf8), purpose: grant.purpose)
    let response: HTTPResponse
    do {
      response = try await sender.send(request)
    } catch {
      throw .unreachable(.login, at: "connection.endpoints.login_token", while: request.purpose, error)
    }
    guard response.isSuccess, let token = response.json?["access_token"]?.scalarText else {
      throw LoginError(response, grant).failure
    }
    let seconds = response.json?["expires_in"]?.scalarText.flatMap(Int.init) ?? 3600
    return Answer(
      accessToken: Secret(token), lifetime: .seconds(seconds),
      refreshToken: response.json?["refresh_token"]?.scalarText.map(Secret.init))
  }

  private func form(_ grant: Grant) -> String {
    let fields = grant.fields + [("client_id", clientID), ("client_secret", clientSecret.revealed)]
    return fields.map { "\($0.0)=\(AWSPercentEncoding.component($0.1))" }.joined(separator: "&")
  }
}

extension TokenRequest.Grant {
  var purpose: String {
    switch self {
    case .refreshToken: "refresh the login"
    case .code: "finish the login"
    }
  }

  fileprivate var fields: [(String, String)] {
    switch self {
    case .refreshToken(let token): [("grant_type", "refresh_token"), ("refresh_token", token.revealed)]
    case .code(let code, let returnURL, let verifier):
      [
        ("grant_type", "authorization_code"), ("code", code.revealed), ("redirect_uri", returnURL),
        ("code_verifier", verifier.revealed),
      ]
    }
  }
}
