import Synchronization
import Transport

/// Sends everything but the first request of one purpose: that one waits until its task is cancelled.
final class HoldingSender: HTTPSender {
  /// Whether the held request reaches the server; then only its answer is lost.
  enum Moment: String, Sendable {
    case beforeItArrives = "before it arrives"
    case afterItArrived = "after it arrived"
  }

  private let inner = AsyncHTTPSender()
  private let isHeld: @Sendable (HTTPRequest) -> Bool
  private let moment: Moment
  private let hasHeld = Mutex(false)
  /// Yields once, when the request is held.
  let holding: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  init(_ moment: Moment, _ isHeld: @escaping @Sendable (HTTPRequest) -> Bool) {
    self.moment = moment
    self.isHeld = isHeld
    (holding, signal) = AsyncStream.makeStream()
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let holds =
      isHeld(request)
      && hasHeld.withLock { held in
        defer { held = true }
        return !held
      }
    guard holds else { return try await inner.send(request) }
    if moment == .afterItArrived { _ = try await inner.send(request) }
    signal.yield()
    signal.finish()
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
    throw TransportError(.cancelled, "cancelled")
  }
}
