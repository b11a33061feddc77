import Synchronization

/// The faults still to be given, in the order they were asked for.
final class FaultSwitch: Sendable {
  private let waiting: Mutex<[SandboxFault]>

  init(_ faults: [SandboxFault] = []) { waiting = Mutex(faults.filter { $0.times > 0 }) }

  func add(_ fault: SandboxFault) {
    guard fault.times > 0 else { return }
    waiting.withLock { $0.append(fault) }
  }

  /// The first fault that matches and lets nobody through any more, which then has one time less to go.
  ///
  /// A fault that still lets requests through counts this one and leaves it to the others.
  func take(method: String, path: String) -> SandboxFault? {
    waiting.withLock { faults in
      for index in faults.indices where faults[index].matches(method: method, path: path) {
        if faults[index].skip > 0 {
          faults[index].skip -= 1
          continue
        }
        let fault = faults[index]
        // `.max` means always.
        if fault.times < .max { faults[index].times -= 1 }
        if faults[index].times == 0 { faults.remove(at: index) }
        return fault
      }
      return nil
    }
  }
}
