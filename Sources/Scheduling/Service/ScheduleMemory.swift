/// What a scheduler has to know of one activation after a restart, so that nothing is fired twice or forgotten.
public struct ScheduleMemory: Sendable, Hashable {
  /// The expression and zone the other values belong to; a changed schedule begins anew.
  public var identity: String
  /// Every instant before this one is decided: run, or given up.
  public var decidedUntil: Int
  /// The scheduled instant of the run that is under way.
  public var running: Int?
  /// The scheduled instant of a run that was stopped before anything was handed over; it is run first.
  public var interrupted: Int?
  /// Failures in a row that only a change of the files can end.
  public var failures: Int

  public init(identity: String, decidedUntil: Int, running: Int? = nil, interrupted: Int? = nil, failures: Int = 0) {
    self.identity = identity
    self.decidedUntil = decidedUntil
    self.running = running
    self.interrupted = interrupted
    self.failures = failures
  }
}
