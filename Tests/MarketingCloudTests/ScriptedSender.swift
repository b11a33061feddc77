import Synchronization
import Transport

/// Answers requests by a rule, and keeps them. It stands at the HTTP seam for what no server can be made to do.
final class ScriptedSender: HTTPSender {
  typealias Rule = @Sendable (HTTPRequest, _ earlier: Int) throws(TransportError) -> HTTPResponse

  private let rule: Rule
  private let sent = Mutex<[HTTPRequest]>([])

  /// - Parameter rule: gets the request and how many like it, by method and URL, were sent before.
  init(_ rule: @escaping Rule) { self.rule = rule }

  var requests: [HTTPRequest] { sent.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let earlier = sent.withLock { sent in
      let earlier = sent.count { $0.method == request.method && $0.url == request.url }
      sent.append(request)
      return earlier
    }
    return try rule(request, earlier)
  }
}

extension HTTPResponse {
  init(_ status: Int, _ body: String = "", headers: [HTTPRequest.Header] = []) {
    self.init(status: status, headers: headers, body: Array(body.utf8))
  }

  /// What Login with Amazon answers to a refresh.
  static func token(_ token: String, lifetime: Int = 3600) -> HTTPResponse {
    HTTPResponse(200, #"{"access_token":"\#(token)","token_type":"bearer","expires_in":\#(lifetime)}"#)
  }
}
