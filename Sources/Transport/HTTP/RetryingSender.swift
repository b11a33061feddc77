import Foundation

/// Sends requests again where the policy says so, and tells about each wait.
public struct RetryingSender: HTTPSender {
  private let inner: any HTTPSender
  private let policy: RetryPolicy
  private let pause: @Sendable (Duration) async throws -> Void
  private let now: @Sendable () -> Date
  private let notify: @Sendable (RetryNotice) -> Void

  /// - Parameters:
  ///   - pause: waits; tests pass one that returns at once.
  ///   - now: what a date in `Retry-After` is held against.
  ///   - notify: called before each wait.
  public init(
    _ inner: any HTTPSender, policy: RetryPolicy = RetryPolicy(),
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    now: @escaping @Sendable () -> Date = { Date() },
    notify: @escaping @Sendable (RetryNotice) -> Void = { _ in }
  ) {
    self.inner = inner
    self.policy = policy
    self.pause = pause
    self.now = now
    self.notify = notify
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await repeating(request) { () async throws(TransportError) in try await inner.send(request) }
  }

  public func send(
    _ request: HTTPRequest, preparing prepare: @Sendable (HTTPRequest) async throws(RemoteFailure) -> HTTPRequest
  ) async throws(TransportError) -> HTTPResponse {
    try await repeating(request) { () async throws(TransportError) in
      try await inner.send(request, preparing: prepare)
    }
  }

  private func repeating(
    _ request: HTTPRequest, _ attemptOnce: () async throws(TransportError) -> HTTPResponse
  ) async throws(TransportError) -> HTTPResponse {
    var attempt = 1
    while true {
      let outcome: Result<HTTPResponse, TransportError>
      do { outcome = .success(try await attemptOnce()) } catch { outcome = .failure(error) }
      guard let reason = reasonToRepeat(outcome, request) else { return try outcome.get() }
      let retryAfter = (try? outcome.get())?.header("retry-after")
      guard try await waitToRepeat(request.purpose, after: attempt, because: reason, retryAfter: retryAfter) else {
        return try outcome.get()
      }
      attempt += 1
    }
  }

  /// Repeats until an answer begins; what breaks afterwards is for the caller, who knows how much arrived.
  public func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    var attempt = 1
    while true {
      let outcome: Result<HTTPStream, TransportError>
      do { outcome = .success(try await inner.open(request)) } catch { outcome = .failure(error) }
      guard let reason = reasonToRepeat(outcome.map(\.beginning), request) else { return try outcome.get() }
      let retryAfter = (try? outcome.get())?.header("retry-after")
      guard try await waitToRepeat(request.purpose, after: attempt, because: reason, retryAfter: retryAfter) else {
        return try outcome.get()
      }
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
    let delay = policy.delay(after: attempt, retryAfter: retryAfter, jitter: .random(in: 0...1), now: now())
    notify(
      RetryNotice(purpose: purpose, reason: reason, attempt: attempt + 1, attempts: policy.attempts, delay: delay))
    do { try await pause(delay) } catch { throw TransportError(.cancelled, "cancelled") }
    return true
  }

  /// An answer of 429 did nothing, so even a request that may not be repeated can be sent again.
  private func reasonToRepeat(_ outcome: Result<HTTPResponse, TransportError>, _ request: HTTPRequest) -> String? {
    switch outcome {
    case .success(let response):
      let said = request.passingReason?(response)
      guard said != nil || RetryPolicy.isPassing(status: response.status) else { return nil }
      guard request.isRepeatable || response.status == 429 else { return nil }
      return "HTTP \(response.status)" + (said.map { " \($0)" } ?? "")
    case .failure(let error):
      return request.isRepeatable && error.isPassing ? error.reason : nil
    }
  }
}
