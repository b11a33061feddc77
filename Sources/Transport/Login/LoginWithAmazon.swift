import Activation

/// Keeps an access token fresh by the refresh grant of Login with Amazon (contract 1.3).
public actor LoginWithAmazon {
  /// Refreshed this long before it lapses, so that no request leaves with a token about to die.
  public static let margin: Duration = .seconds(300)

  private struct Token {
    var value: Secret
    var lapses: ContinuousClock.Instant
  }

  private let endpoint: String
  private let clientID: String
  private let clientSecret: Secret
  private let refreshToken: Secret
  private let sender: any HTTPSender
  private let clock = ContinuousClock()
  private var token: Token?
  private var refreshing: Task<Token, any Error>?

  public init(
    endpoint: String, clientID: String, clientSecret: Secret, refreshToken: Secret, sender: any HTTPSender
  ) {
    self.endpoint = endpoint
    self.clientID = clientID
    self.clientSecret = clientSecret
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
    let request = HTTPRequest(
      "POST", endpoint, headers: [.init("content-type", "application/x-www-form-urlencoded;charset=UTF-8")],
      body: Array(form.utf8), purpose: "refresh the login")
    let response: HTTPResponse
    do {
      response = try await sender.send(request)
    } catch {
      throw .unreachable(.login, at: "connection.endpoints.login_token", while: request.purpose, error)
    }
    guard response.isSuccess, let value = response.json?["access_token"]?.scalarText else {
      throw LoginError(response).failure
    }
    let seconds = response.json?["expires_in"]?.scalarText.flatMap(Int.init) ?? 3600
    return Token(value: Secret(value), lapses: clock.now + .seconds(seconds))
  }

  private var form: String {
    let fields = [
      ("grant_type", "refresh_token"), ("refresh_token", refreshToken.revealed), ("client_id", clientID),
      ("client_secret", clientSecret.revealed),
    ]
    return fields.map { "\($0.0)=\(AWSPercentEncoding.component($0.1))" }.joined(separator: "&")
  }
}
