import Activation

/// Tells what an answer of the token endpoint means (contract 1.3, error table).
struct LoginError {
  let response: HTTPResponse

  init(_ response: HTTPResponse) { self.response = response }

  /// The words of RFC 6749 5.2 and Amazon's own; anything else in the body might echo a secret.
  private static let words: Set = [
    "access_denied", "invalid_client", "invalid_grant", "invalid_request", "invalid_scope", "server_error",
    "temporarily_unavailable", "unauthorized_client", "unsupported_grant_type",
  ]

  private var word: String? {
    response.json?["error"]?.scalarText.flatMap { Self.words.contains($0) ? $0 : nil }
  }

  var failure: RemoteFailure {
    switch word {
    case "invalid_grant", "unauthorized_client":
      make(
        .loginAgain, "connection.login.refresh_token", "Amazon no longer accepts the refresh token.",
        fix: "Log in to Amazon again and store the new refresh token.")
    case "invalid_client":
      make(
        .credentialsRefused, "connection.login.client_id", "Amazon refused the client id or the client secret.",
        fix: "Compare both with the security profile in the Amazon developer console.")
    case "invalid_scope":
      make(
        .credentialsRefused, "connection.login.client_id", "Amazon has not approved this client for the Ads API.",
        fix: "Ask Amazon to approve the application for Campaign Management and Data Provider.")
    default: other
    }
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
    let detail = word.map { " (\($0))" } ?? ""
    return make(
      .credentialsRefused, "connection.login", "Login with Amazon refused the request\(detail).",
      fix: "Check client id, client secret and refresh token.")
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(
      .login, code, at: path, status: response.status, "\(message) (HTTP \(response.status))", fix: fix)
  }
}
