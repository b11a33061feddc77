import Activation

/// Turns the code of a login into the refresh token that is kept (contract 1.3).
public struct CodeExchange: Sendable {
  private let request: TokenRequest
  private let sender: any HTTPSender

  public init(endpoint: String, clientID: String, clientSecret: Secret, sender: any HTTPSender) {
    request = TokenRequest(endpoint: endpoint, clientID: clientID, clientSecret: clientSecret)
    self.sender = sender
  }

  /// - Throws: `RemoteFailure`.
  public func refreshToken(for code: Secret, of login: AuthorizationRequest) async throws(RemoteFailure) -> Secret {
    let grant = TokenRequest.Grant.code(code, returnURL: login.returnURL, verifier: login.verifier)
    guard let token = try await request.send(grant, through: sender).refreshToken else {
      throw RemoteFailure(
        .login, .remoteUnavailable, at: "connection.endpoints.login_token",
        "The answer to the login holds no refresh token.",
        fix: "Check that the address is Login with Amazon and that no proxy stands between.")
    }
    return token
  }
}
