import Synchronization

/// What was asked and how it was answered, in the order of the answers.
final class RequestLog: Sendable {
  private let answered = Mutex<[RecordedRequest]>([])

  var requests: [RecordedRequest] { answered.withLock { $0 } }

  func record(_ request: IncomingRequest, status: Int) {
    let isLogin = SandboxRouter.isLogin(request.path)
    let entry = RecordedRequest(
      method: request.method, path: request.path, query: isLogin ? "" : request.queryText, status: status)
    answered.withLock { $0.append(entry) }
  }
}
