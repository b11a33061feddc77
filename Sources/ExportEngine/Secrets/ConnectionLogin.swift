import Activation
import Documents
import Secrets
import Transport

/// One login to Amazon for a connection, from the page a person opens to the sealed refresh token (DESIGN 4).
///
/// `Engine.beginLogin` has looked at everything that could fail afterwards: the client secret is there, and the store
/// can be opened.
public struct ConnectionLogin: Sendable {
  public let request: AuthorizationRequest
  private let file: ConnectionFile
  private let exchange: CodeExchange
  private let store: SealedStore

  /// What became of the refresh token.
  public struct Outcome: Sendable {
    /// Where it is sealed.
    public let name: SecretName
    /// The reference that the connection keeps instead, because somebody else sets it; nil when it reads the store.
    public let unchangedReference: ValueReference?
  }

  fileprivate init(request: AuthorizationRequest, file: ConnectionFile, exchange: CodeExchange, store: SealedStore) {
    self.request = request
    self.file = file
    self.exchange = exchange
    self.store = store
  }

  /// Exchanges the code in the answer, seals the refresh token, and lets the connection refer to it.
  /// - Parameter query: the query of the address the browser was sent back to.
  /// - Returns: issues that are errors when something failed.
  public func finish(answer query: String) async -> Result<Outcome, LoginIssues> {
    do {
      let code = try request.code(inAnswer: query)
      return .success(try keep(try await exchange.refreshToken(for: code, of: request)))
    } catch let error as SealedStoreError {
      return .failure(LoginIssues(issues: [error.issue(at: "connection.login.refresh_token")]))
    } catch {
      return .failure(LoginIssues(issues: ExportFailure(error).issues))
    }
  }

  private func keep(_ token: Secret) throws -> Outcome {
    let text = file.document["login.refresh_token" as FieldPath]?.scalarText ?? ""
    let reference = ValueReference(text)
    let usual = SecretName("\(file.name)/refresh_token")
    let given: SecretName? = if case .store(let name) = reference { SecretName(name) } else { nil }
    guard let name = given ?? usual else {
      throw ExportFailure(
        .error(.invalidValue, "connection.file", "“\(file.name)” cannot name a secret.", fix: "Rename the connection."))
    }
    try store.seal(token, as: name)
    let isBlank = text.allSatisfy(\.isWhitespace)
    if isBlank { try setReference(name) }
    return Outcome(name: name, unchangedReference: isBlank || given != nil ? nil : reference)
  }

  private func setReference(_ name: SecretName) throws {
    do {
      try file.set("store:\(name)", at: "login.refresh_token")
    } catch {
      throw ExportFailure(
        .error(
          .outputUnwritable, "connection.login.refresh_token", "\(error.path) cannot be written: \(error.reason).",
          fix: "The token is sealed; write refresh_token: store:\(name) into the file."))
    }
  }
}

/// Why a login did not begin or end well: at least one issue that is an error.
public struct LoginIssues: Error, Sendable {
  public let issues: [Issue]

  public init(issues: [Issue]) { self.issues = issues }
}

extension Engine {
  /// Begins a login for a connection in which other things may still be missing.
  /// - Throws: `LoginIssues` when the client of Login with Amazon is not complete, or the store cannot be opened.
  public func beginLogin(
    _ file: ConnectionFile, scopes: [String], returnURL: String,
    notify: @escaping @Sendable (RetryNotice) -> Void = { _ in }
  ) throws(LoginIssues) -> ConnectionLogin {
    let validation = file.draft.validateConnection(named: file.name)
    let isAboutLogin: (Issue) -> Bool = { issue in
      issue.path.isWithin("connection.login") && !issue.path.isWithin("connection.login.refresh_token")
        || issue.path.isWithin("connection.endpoints")
    }
    guard let client = validation.loginClient, !validation.issues.filter(isAboutLogin).hasErrors else {
      throw LoginIssues(issues: file.issues + validation.issues.filter(isAboutLogin))
    }
    do {
      let secret = try surroundings.secrets.resolve(client.clientSecret, at: "connection.login.client_secret")
      try surroundings.secrets.store.unlock()
      let sender = RetryingSender(
        surroundings.sender, policy: surroundings.retries, pause: surroundings.pause, notify: notify)
      return ConnectionLogin(
        request: AuthorizationRequest(
          authorizeURL: client.authorizeURL, clientID: client.clientID, scopes: scopes, returnURL: returnURL),
        file: file,
        exchange: CodeExchange(
          endpoint: client.tokenURL, clientID: client.clientID, clientSecret: secret, sender: sender),
        store: surroundings.secrets.store)
    } catch let error as SealedStoreError {
      throw LoginIssues(issues: [error.issue(at: "connection.login.refresh_token")])
    } catch {
      throw LoginIssues(issues: ExportFailure(error).issues)
    }
  }
}
