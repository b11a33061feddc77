import Synchronization

/// The faults still to be given, in the order they were asked for.
final class FaultSwitch: Sendable {
  private let waiting = Mutex<[SandboxFault]>([])

  func add(_ fault: SandboxFault) {
    guard fault.times > 0 else { return }
    waiting.withLock { $0.append(fault) }
  }

  /// The first fault that matches, which then has one time less to go.
  func take(method: String, path: String) -> SandboxFault? {
    waiting.withLock { faults in
      let index = faults.firstIndex { fault in
        (fault.method == nil || fault.method == method) && path.hasPrefix(fault.pathPrefix)
      }
      guard let index else { return nil }
      let fault = faults[index]
      faults[index].times -= 1
      if faults[index].times == 0 { faults.remove(at: index) }
      return fault
    }
  }
}
