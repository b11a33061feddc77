import Activation

/// Tells what an answer of the token endpoint means (contract 1.3, error table).
struct LoginError {
  private let response: HTTPResponse
  private let grant: TokenRequest.Grant

  init(_ response: HTTPResponse, _ grant: TokenRequest.Grant) {
    self.response = response
    self.grant = grant
  }

  /// The words of RFC 6749 5.2 and Amazon's own; anything else in the body might echo a secret.
  private static let words: Set = [
    "access_denied", "invalid_client", "invalid_grant", "invalid_request", "invalid_scope", "server_error",
    "temporarily_unavailable", "unauthorized_client", "unsupported_grant_type",
  ]

  private var word: String? {
    response.json?["error"]?.scalarText.flatMap { Self.words.contains($0) ? $0 : nil }
  }

  /// The parameter Amazon's text names last, such as `refresh_token`; only names that are no secret.
  private var parameter: String? {
    let text = response.json?["error_description"]?.scalarText ?? ""
    let names = ["client_id", "client_secret", "code_verifier", "redirect_uri", "refresh_token", "grant_type", "code"]
    return names.first { text.contains("parameter : \($0)") }
  }

  var failure: RemoteFailure {
    switch (word, grant) {
    case ("invalid_grant", .code): refusedCode
    case ("invalid_request", .code) where parameter == "code": refusedCode
    case ("invalid_grant", .refreshToken):
      make(
        .loginAgain, "connection.login.refresh_token", "Amazon no longer accepts the refresh token (invalid_grant).",
        fix: Self.logInAgain)
    case ("unauthorized_client", _):
      make(
        .loginAgain, "connection.login.refresh_token",
        "Amazon does not accept this grant from this client (unauthorized_client).", fix: Self.logInAgain)
    case ("invalid_client", _):
      make(
        .credentialsRefused, "connection.login.client_id",
        "Amazon refused the client id or the client secret (invalid_client).",
        fix: "Compare both with the security profile in the Amazon developer console.")
    case ("invalid_scope", _):
      make(
        .credentialsRefused, "connection.login.client_id",
        "Amazon has not approved this client for the Ads API (invalid_scope).",
        fix: "Ask Amazon to approve the application for Campaign Management and Data Provider.")
    default: other
    }
  }

  private static let logInAgain = "Log in again: amc-export connection login NAME"

  private var refusedCode: RemoteFailure {
    make(
      .loginAgain, "connection.login",
      "Amazon did not accept the code: it counts once, for five minutes, with the return URL it was asked for.",
      fix: Self.logInAgain)
  }

  private var other: RemoteFailure {
    if RetryPolicy.isPassing(status: response.status) {
      return make(
        .remoteUnavailable, "connection.endpoints.login_token", "Login with Amazon is not available.",
        fix: "Run again in a few minutes.")
    }
    if response.isSuccess {
      return make(
        .remoteUnavailable, "connection.endpoints.login_token", "The answer to the login holds no access token.",
        fix: "Check that the address is Login with Amazon and that no proxy stands between.")
    }
    let detail = word.map { word in " (\(word)\(parameter.map { ", \($0)" } ?? ""))" } ?? ""
    return make(
      .credentialsRefused, "connection.login", "Login with Amazon refused the request\(detail).",
      fix: "Check client id, client secret and refresh token.")
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(
      .login, code, at: path, status: response.status, "\(message) (HTTP \(response.status))", fix: fix)
  }
}
