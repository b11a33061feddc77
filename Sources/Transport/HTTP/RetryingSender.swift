/// Sends requests again where the policy says so, and tells about each wait.
public struct RetryingSender: HTTPSender {
  private let inner: any HTTPSender
  private let policy: RetryPolicy
  private let pause: @Sendable (Duration) async throws -> Void
  private let notify: @Sendable (RetryNotice) -> Void

  /// - Parameters:
  ///   - pause: waits; tests pass one that returns at once.
  ///   - notify: called before each wait.
  public init(
    _ inner: any HTTPSender, policy: RetryPolicy = RetryPolicy(),
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    notify: @escaping @Sendable (RetryNotice) -> Void = { _ in }
  ) {
    self.inner = inner
    self.policy = policy
    self.pause = pause
    self.notify = notify
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    var attempt = 1
    while true {
      let outcome = await attemptOnce(request)
      let response = try? outcome.get()
      guard let reason = reasonToRepeat(outcome.map(\.status), request) else { return try outcome.get() }
      guard
        try await waitToRepeat(
          request.purpose, after: attempt, because: reason, retryAfter: response?.header("retry-after"))
      else { return try outcome.get() }
      attempt += 1
    }
  }

  /// Repeats until an answer begins; what breaks afterwards is for the caller, who knows how much arrived.
  public func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    var attempt = 1
    while true {
      let outcome: Result<HTTPStream, TransportError>
      do { outcome = .success(try await inner.open(request)) } catch { outcome = .failure(error) }
      let stream = try? outcome.get()
      guard let reason = reasonToRepeat(outcome.map(\.status), request) else { return try outcome.get() }
      guard
        try await waitToRepeat(
          request.purpose, after: attempt, because: reason, retryAfter: stream?.header("retry-after"))
      else { return try outcome.get() }
      attempt += 1
    }
  }

  /// Waits before attempt `attempt + 1` of something, and tells about it.
  ///
  /// - Returns: false, without waiting, when `attempt` was the last one.
  /// - Throws: `TransportError` when the task was cancelled.
  public func waitToRepeat(
    _ purpose: String, after attempt: Int, because reason: String, retryAfter: String? = nil
  ) async throws(TransportError) -> Bool {
    guard attempt < policy.attempts else { return false }
    let delay = policy.delay(after: attempt, retryAfter: retryAfter, jitter: .random(in: 0...1))
    notify(
      RetryNotice(purpose: purpose, reason: reason, attempt: attempt + 1, attempts: policy.attempts, delay: delay))
    do { try await pause(delay) } catch { throw TransportError(.cancelled, "cancelled") }
    return true
  }

  private func attemptOnce(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
    do { return .success(try await inner.send(request)) } catch { return .failure(error) }
  }

  /// An answer of 429 did nothing, so even a request that may not be repeated can be sent again.
  private func reasonToRepeat(_ outcome: Result<Int, TransportError>, _ request: HTTPRequest) -> String? {
    switch outcome {
    case .success(let status):
      guard RetryPolicy.isPassing(status: status) else { return nil }
      return request.isRepeatable || status == 429 ? "HTTP \(status)" : nil
    case .failure(let error):
      return request.isRepeatable && error.kind != .cancelled ? error.reason : nil
    }
  }
}
