import Synchronization

/// Passes the events of a run on: to whoever listens, and to the journal once the run is written down.
final class RunStory: Sendable {
  private let listener: ExportRun.Listener
  private let ledger = Mutex<RunLedger?>(nil)

  init(_ listener: @escaping ExportRun.Listener) { self.listener = listener }

  func tell(_ event: ExportEvent) {
    listener(event)
    ledger.withLock { $0 }?.tell(event)
  }

  func write(to ledger: RunLedger) { self.ledger.withLock { $0 = ledger } }
}
