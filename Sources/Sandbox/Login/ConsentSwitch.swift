import Synchronization

/// Whether the person on the login page allows the access.
final class ConsentSwitch: Sendable {
  private let given = Mutex(true)

  var isGiven: Bool {
    get { given.withLock { $0 } }
    set { given.withLock { $0 = newValue } }
  }
}
