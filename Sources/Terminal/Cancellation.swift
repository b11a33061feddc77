import CTerminal
import Synchronization

/// Carries the cancellation of a task to the screen's thread.
final class Cancellation: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .acquiring) }

  func cancel() {
    flag.store(true, ordering: .releasing)
    ct_wake()
  }
}
