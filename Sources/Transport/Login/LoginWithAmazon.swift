import Activation

/// Keeps an access token fresh by the refresh grant of Login with Amazon (contract 1.3).
public actor LoginWithAmazon {
  /// Refreshed this long before it lapses, so that no request leaves with a token about to die.
  public static let margin: Duration = .seconds(300)

  private struct Token {
    var value: Secret
    var lapses: ContinuousClock.Instant
  }

  private let request: TokenRequest
  private let refreshToken: Secret
  private let sender: any HTTPSender
  private let clock = ContinuousClock()
  private var token: Token?
  private var refreshing: Task<Token, any Error>?

  public init(
    endpoint: String, clientID: String, clientSecret: Secret, refreshToken: Secret, sender: any HTTPSender
  ) {
    request = TokenRequest(endpoint: endpoint, clientID: clientID, clientSecret: clientSecret)
    self.refreshToken = refreshToken
    self.sender = sender
  }

  /// A token that is good for a while yet.
  /// - Parameter stale: a token the API just refused; then a new one is fetched even before its time.
  /// - Throws: `RemoteFailure`; only `login_again` asks the person to log in again.
  public func accessToken(insteadOf stale: Secret? = nil) async throws(RemoteFailure) -> Secret {
    if let token, token.value != stale, clock.now < token.lapses - Self.margin { return token.value }
    let refresh = refreshing ?? Task { try await self.refresh() }
    refreshing = refresh
    defer { if refreshing == refresh { refreshing = nil } }
    do {
      let fresh = try await withTaskCancellationHandler {
        try await refresh.value
      } onCancel: {
        refresh.cancel()
      }
      token = fresh
      return fresh.value
    } catch let failure as RemoteFailure {
      throw failure
    } catch {
      throw RemoteFailure(.login, .interrupted, at: "connection.login", "The login was interrupted.", fix: "Run again.")
    }
  }

  private func refresh() async throws(RemoteFailure) -> Token {
    let answer = try await request.send(.refreshToken(refreshToken), through: sender)
    return Token(value: answer.accessToken, lapses: clock.now + answer.lifetime)
  }
}
