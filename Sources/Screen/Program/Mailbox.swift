import Synchronization

/// The way results of effects come back to a program: any thread posts, the screen's thread drains. Nothing is dropped
/// or merged.
public final class Mailbox<Message: Sendable>: Sendable {
  private struct State {
    var messages: [Message] = []
    var wake: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  public init() {}

  /// Adds a message and wakes the screen. Never blocks for longer than another `post`.
  public func post(_ message: Message) {
    let wake = state.withLock { state in
      state.messages.append(message)
      return state.wake
    }
    wake?()
  }

  /// Takes all messages, oldest first.
  public func drain() -> [Message] {
    state.withLock { state in
      defer { state.messages = [] }
      return state.messages
    }
  }

  /// Sets what `post` calls after adding; called at once when messages are waiting. Nil stops it.
  public func onPost(_ wake: (@Sendable () -> Void)?) {
    let isWaiting = state.withLock { state in
      state.wake = wake
      return !state.messages.isEmpty
    }
    if isWaiting { wake?() }
  }
}
