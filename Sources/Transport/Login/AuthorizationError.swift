import Activation

/// Tells what a refusal on Amazon's page means (RFC 6749 4.1.2.1, contract 1.2).
struct AuthorizationError {
  let word: String

  var failure: RemoteFailure {
    switch word {
    case "access_denied":
      make(
        .notAuthorized, "connection.login", "The access was not allowed (access_denied).",
        fix: "Log in again and choose Allow, with a user who may use the AMC instance.")
    case "invalid_scope":
      make(
        .credentialsRefused, "connection.login.client_id",
        "Amazon has not approved this client for what was asked (invalid_scope).",
        fix: "Ask Amazon to approve the application for Campaign Management, and for Data Provider with --audiences.")
    case "unauthorized_client":
      make(
        .credentialsRefused, "connection.login.client_id",
        "Amazon does not let this client log people in (unauthorized_client).",
        fix: "Compare the client id with the security profile in the Amazon developer console.")
    case "server_error", "temporarily_unavailable":
      make(
        .remoteUnavailable, "connection.endpoints.login_authorize", "Login with Amazon is not available (\(word)).",
        fix: "Log in again in a few minutes.")
    case "invalid_request", "unsupported_response_type":
      make(
        .credentialsRefused, "connection.endpoints.login_authorize", "Login with Amazon refused the request (\(word)).",
        fix: "Check that the login page is Amazon's, and the client id.")
    default:
      // A word of nobody's list might be anything, so it is not repeated.
      make(
        .credentialsRefused, "connection.login", "Login with Amazon refused, for a reason that is not in its list.",
        fix: "Log in again; the browser's page may say more.")
    }
  }

  private func make(_ code: Issue.Code, _ path: FieldPath, _ message: String, fix: String) -> RemoteFailure {
    RemoteFailure(.login, code, at: path, message, fix: fix)
  }
}
