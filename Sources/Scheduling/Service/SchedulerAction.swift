/// What a scheduler does next.
public enum SchedulerAction: Sendable, Hashable {
  /// Start a run. Its memory is to be kept durably first.
  case run(activation: String, Schedule.Fire)
  /// Instants that will not be run, by the activation's catch-up rule.
  case skipped(activation: String, count: Int, first: Int, last: Int, CatchUp)
  /// A run was under way when a former scheduler died; it is not repeated, because it may have delivered.
  case lost(activation: String, scheduledAt: Int)
  /// A notice: so many failures of this kind in a row, out of `limit`.
  case warned(activation: String, failures: Int, limit: Int)
  /// The schedule is disabled until a person enables it.
  case disabled(activation: String, failures: Int)
}
