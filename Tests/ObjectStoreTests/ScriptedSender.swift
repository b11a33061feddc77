import Synchronization
import Transport

/// Answers requests from a list, and keeps them.
final class ScriptedSender: HTTPSender {
  private let state: Mutex<(answers: [HTTPResponse], requests: [HTTPRequest])>

  init(_ answers: [HTTPResponse]) { state = Mutex((answers, [])) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else { throw TransportError(.unreachable, "the script is over") }
    return answer
  }
}

extension HTTPResponse {
  init(_ status: Int, _ body: String) { self.init(status: status, body: Array(body.utf8)) }

  /// The error document of S3.
  static func refusal(_ status: Int, _ code: String) -> HTTPResponse {
    HTTPResponse(
      status,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Error><Code>\(code)</Code><Message>Invented.</Message><RequestId>1</RequestId><HostId>2</HostId></Error>
      """)
  }
}
