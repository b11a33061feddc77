import Transport

/// What a remote source uses of its surroundings.
public struct RemoteSurroundings: Sendable {
  /// Sends requests, repeats them where that can help, and tells about each wait.
  public let sender: RetryingSender
  /// Waits; tests pass one that hardly does.
  public let pause: @Sendable (Duration) async throws -> Void
  /// Told whenever the state of a query at the remote system is known anew, in a few words.
  public let tell: @Sendable (String) -> Void

  public init(
    sender: RetryingSender, pause: @escaping @Sendable (Duration) async throws -> Void,
    tell: @escaping @Sendable (String) -> Void
  ) {
    self.sender = sender
    self.pause = pause
    self.tell = tell
  }

  /// Waits between two questions: half a second first, then doubling to `longest` (contract 1.8).
  ///
  /// - Throws: `TransportError` when the task was cancelled.
  func pause(afterQuestion number: Int, longest: Duration = .seconds(30)) async throws(TransportError) {
    let doubled = Duration.milliseconds(500) * (1 << min(number, 10))
    do { try await pause(min(doubled, longest)) } catch { throw TransportError(.cancelled, "cancelled") }
  }

  /// Runs `body` to its end although the task that waits may be cancelled: for what must be told to a server then.
  static func undisturbed(_ body: @escaping @Sendable () async -> Void) async { await Task { await body() }.value }
}
