/// Where a run stands for somebody who looks at it now.
public enum RunState: String, Sendable, Hashable, CaseIterable {
  /// A process is carrying it out.
  case running
  /// Its process ended without a word: killed, or the power went. `resume` continues it.
  case interrupted
  case paused
  case waiting
  case succeeded
  case failed
  case aborted

  /// True when `resume` has something to do.
  public var canResume: Bool { self == .interrupted || self == .paused || self == .waiting }
}

extension Journal {
  /// Where a run stands; asks whether its process still lives.
  public func state(of run: RunRecord) -> RunState {
    switch run.status {
    case .running: isAlive(run) ? .running : .interrupted
    case .paused: .paused
    case .waiting: .waiting
    case .succeeded: .succeeded
    case .failed: .failed
    case .aborted: .aborted
    }
  }
}
