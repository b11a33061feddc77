import Activation
import Sandbox
import Transport

/// A sandbox, and the steps of a login against it as a person and a browser take them.
struct LoginBench: Sendable {
  static let returnURL = LoopbackListener.returnURL(port: LoopbackListener.usualPort)

  let sandbox: Sandbox
  var access: SandboxAccess { sandbox.access }

  /// Starts a sandbox, hands over a bench and stops it again, whatever happens.
  static func with(_ body: (LoginBench) async throws -> Void) async throws {
    let sandbox = try await Sandbox.start()
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(LoginBench(sandbox: sandbox)))
    } catch {
      result = .failure(error)
    }
    await sandbox.stop()
    try result.get()
  }

  func request(
    scopes: [String] = [AuthorizationRequest.campaignManagement], clientID: String? = nil,
    returnURL: String = LoginBench.returnURL
  ) -> AuthorizationRequest {
    AuthorizationRequest(
      authorizeURL: access.loginAuthorizeURL, clientID: clientID ?? access.clientID, scopes: scopes,
      returnURL: returnURL)
  }

  /// Opens the login page; what comes back is where the browser is sent, or the page it stays on.
  func open(_ request: AuthorizationRequest, adding more: String = "") async throws -> HTTPResponse {
    try await AsyncHTTPSender().send(HTTPRequest("GET", request.url + more, purpose: "open the login page"))
  }

  /// The query of the address the browser is sent back to.
  func answer(_ request: AuthorizationRequest, adding more: String = "") async throws -> String {
    let location = try await open(request, adding: more).header("location") ?? ""
    return try PastedAddress.query(of: location, returnURL: request.returnURL)
  }

  func exchange(
    clientID: String? = nil, clientSecret: String? = nil, attempts: Int = 3,
    notify: @escaping @Sendable (RetryNotice) -> Void = { _ in }
  ) -> CodeExchange {
    CodeExchange(
      endpoint: access.loginTokenURL, clientID: clientID ?? access.clientID,
      clientSecret: Secret(clientSecret ?? access.clientSecret),
      sender: RetryingSender(
        AsyncHTTPSender(), policy: RetryPolicy(attempts: attempts), pause: { _ in }, notify: notify))
  }
}
