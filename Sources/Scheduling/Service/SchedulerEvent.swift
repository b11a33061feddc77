/// What a scheduler's decisions are made of. Times are whole seconds since 1970-01-01T00:00Z.
public enum SchedulerEvent: Sendable, Hashable {
  /// The activations as their files now say.
  case loaded([String: SchedulerEntry])
  /// Time has passed.
  case tick
  /// A run has ended.
  case ended(activation: String, RunOutcome)
  /// No further run may begin.
  case stopping
}

/// One activation file as a scheduler sees it.
public struct SchedulerEntry: Sendable, Hashable {
  /// Nil when the file cannot be understood at present; then it rests, and nothing is forgotten.
  public let schedule: Schedule?
  /// Disabled by a scheduler after failures, until a person enables it.
  public let isSuspended: Bool

  public init(schedule: Schedule?, isSuspended: Bool = false) {
    self.schedule = schedule
    self.isSuspended = isSuspended
  }
}

/// How a run ended, as far as its schedule is concerned.
public enum RunOutcome: Sendable, Hashable {
  case succeeded
  /// Fails again until somebody changes a file, a right or the data (contract 4.3, rule 11).
  case failedForGood
  /// May pass by itself: a service was away.
  case failedForNow
  /// Stopped with the scheduler, before anything was handed over.
  case interrupted
}
