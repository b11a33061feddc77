import Crypto
import Foundation
import Synchronization

/// Codes and tokens that were given out and still count.
final class TokenRegister: Sendable {
  /// Seconds until an access token lapses (contract 1.3).
  static let accessTokenLifetime = 3600
  private static let codeLifetime: TimeInterval = 300

  /// What a code was given for; the exchange must name the same.
  struct Grant: Sendable, Hashable {
    let redirectURI: String
    let challenge: String?
    let challengeMethod: String?
  }

  private struct State: Sendable {
    var accessTokens: [String: Date] = [:]
    var codes: [String: (grant: Grant, lapses: Date)] = [:]
    var refreshTokenCounts = true
  }

  private let secrets: LoginSecrets
  private let state = Mutex(State())

  init(secrets: LoginSecrets) { self.secrets = secrets }

  func accepts(accessToken: String) -> Bool {
    state.withLock { ($0.accessTokens[accessToken] ?? .distantPast) > Date() }
  }

  func issueAccessToken() -> String {
    let token = "Atza|" + RandomText.alphanumeric(64)
    let lapses = Date(timeIntervalSinceNow: TimeInterval(Self.accessTokenLifetime))
    state.withLock { $0.accessTokens[token] = lapses }
    return token
  }

  func issueCode(for grant: Grant) -> String {
    let code = "AN" + RandomText.alphanumeric(18)
    state.withLock { $0.codes[code] = (grant, Date(timeIntervalSinceNow: Self.codeLifetime)) }
    return code
  }

  /// Uses a code up; it counts once, for five minutes, with the same redirect URI and the right verifier.
  /// - Throws: `LoginRefusal` in Amazon's words.
  func redeem(code: String, redirectURI: String, verifier: String?) throws(LoginRefusal) {
    guard let entry = state.withLock({ $0.codes.removeValue(forKey: code) }) else { throw .invalidGrant("code") }
    guard entry.lapses > Date() else { throw .expiredCode }
    guard entry.grant.redirectURI == redirectURI, entry.grant.isProved(by: verifier) else {
      throw .invalidGrant("code")
    }
  }

  func accepts(refreshToken: String) -> Bool {
    state.withLock { $0.refreshTokenCounts } && refreshToken == secrets.refreshToken
  }

  func expireCodes() {
    state.withLock { state in state.codes = state.codes.mapValues { ($0.grant, .distantPast) } }
  }
  func expireAccessTokens() { state.withLock { $0.accessTokens = [:] } }
  func revokeRefreshToken() { state.withLock { $0.refreshTokenCounts = false } }
  /// A new login makes the refresh token count again.
  func restoreRefreshToken() { state.withLock { $0.refreshTokenCounts = true } }
}

extension TokenRegister.Grant {
  /// RFC 7636 4.6; a grant without a challenge needs no proof.
  fileprivate func isProved(by verifier: String?) -> Bool {
    guard let challenge else { return true }
    guard let verifier else { return false }
    return challenge == (challengeMethod == "S256" ? Self.challenge(of: verifier) : verifier)
  }

  /// RFC 7636 4.2, method S256.
  private static func challenge(of verifier: String) -> String {
    Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
