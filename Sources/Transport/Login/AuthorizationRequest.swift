import Activation
import Crypto
import Foundation

/// One login that was begun: the page a person opens, and what its answer must match (contract 1.2, RFC 7636).
public struct AuthorizationRequest: Sendable {
  /// What AMC needs; the user grants it.
  public static let campaignManagement = "advertising::campaign_management"
  /// What Data Provider needs; whether an upload needs it too is not documented (contract 1.2).
  public static let audiences = "advertising::audiences"

  /// Opened by the person. It holds no secret: the verifier behind the challenge never leaves this process.
  public let url: String
  /// Where the browser is sent afterwards; registered at Amazon letter by letter.
  public let returnURL: String
  let verifier: Secret
  private let state: String

  public init(authorizeURL: String, clientID: String, scopes: [String], returnURL: String) {
    self.returnURL = returnURL
    state = Self.randomText()
    let verifier = Self.randomText()
    self.verifier = Secret(verifier)
    let query = AWSPercentEncoding.query([
      .init("client_id", clientID), .init("scope", scopes.joined(separator: " ")), .init("response_type", "code"),
      .init("redirect_uri", returnURL), .init("state", state), .init("code_challenge", Self.challenge(of: verifier)),
      .init("code_challenge_method", "S256"),
    ])
    url = authorizeURL + (authorizeURL.contains("?") ? "&" : "?") + query
  }

  /// The code in the query that the browser was sent back with.
  /// - Throws: `RemoteFailure` when it answers another login, or when Amazon or the person said no.
  public func code(inAnswer query: some StringProtocol) throws(RemoteFailure) -> Secret {
    let items = AWSPercentEncoding.items(ofQuery: String(query)) ?? []
    func value(_ name: String) -> String? { items.first { $0.name == name }?.value }
    guard let answered = value("state"), Self.isSame(answered, state) else { throw .foreignAnswer }
    if let error = value("error") { throw AuthorizationError(word: error).failure }
    guard let code = value("code"), !code.isEmpty else { throw .foreignAnswer }
    return Secret(code)
  }

  /// 32 random bytes, the length RFC 7636 4.1 recommends, as base64url.
  private static func randomText() -> String {
    var generator = SystemRandomNumberGenerator()
    return base64URL((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// RFC 7636 4.2, method S256.
  static func challenge(of verifier: String) -> String { base64URL(Array(SHA256.hash(data: Array(verifier.utf8)))) }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    let text = Data(bytes).base64EncodedString().prefix { $0 != "=" }
    return String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
  }

  /// Compares in a time that does not tell how much was right.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    guard first.utf8.count == second.utf8.count else { return false }
    return zip(first.utf8, second.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

extension RemoteFailure {
  /// An answer that no login of this process asked for.
  static let foreignAnswer = RemoteFailure(
    .login, .notAuthorized, at: "connection.login", "The answer belongs to another login: its state is not ours.",
    fix: "Start the login again and use the newest address, once.")
}
