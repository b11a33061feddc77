/// What an activation says about its schedule, each value of the right type (product document, “Schedule Query Export
/// Jobs”). Whether the expression and the zone mean anything is for `Scheduling` to say.
public struct ScheduleSettings: Sendable, Hashable {
  /// Five fields or an alias; empty means no schedule.
  public let cron: String
  /// A region of the time zone database.
  public let timeZone: String
  /// Elapsed seconds between the scheduled instant and the run.
  public let delay: Int
  /// First and last day, as written.
  public let start: String?
  public let end: String?
  public let isEnabled: Bool
  /// `all`, `last` or `none`.
  public let catchUp: String
  /// How many missed instants are worked off at most.
  public let catchUpLimit: Int
  /// Failures in a row after which the schedule is disabled; 0 never.
  public let disableAfter: Int
}
