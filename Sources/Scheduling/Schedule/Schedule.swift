import Activation

/// When an activation runs: a cron expression in a zone, with what surrounds it (contract 4.3; product document,
/// “Schedule Query Export Jobs”). Only `Schedule.read` makes one, so it always fires some day.
public struct Schedule: Sendable, Hashable {
  public let cron: CronExpression
  public let zone: ZoneRules
  /// Elapsed seconds between the scheduled instant and the run.
  public let delay: Int
  /// The first and the last day, in the zone, on which a run may start; nil means no bound.
  public let firstDay: CalendarDay?
  public let lastDay: CalendarDay?
  public let isEnabled: Bool
  public let catchUp: CatchUp
  /// How many missed instants are worked off at most.
  public let catchUpLimit: Int
  /// After so many failures in a row that only a change of the files can end, the schedule is disabled; 0 never.
  public let disableAfter: Int

  /// One time at which an activation is due.
  public struct Fire: Sendable, Hashable {
    /// What the expression names; it stays the run's scheduled time, whatever the delay.
    public let scheduledAt: Int
    public let runsAt: Int
  }

  /// The first fire whose scheduled instant is not before `instant`; nil when there is none any more.
  public func next(atOrAfter instant: Int) -> Fire? {
    var from = instant
    while let scheduledAt = cron.next(atOrAfter: from, in: zone) {
      let fire = Fire(scheduledAt: scheduledAt, runsAt: scheduledAt + delay)
      let day = zone.day(at: fire.runsAt)
      if let lastDay, day > lastDay { return nil }
      guard let firstDay, day < firstDay else { return fire }
      from = max(scheduledAt + 1, start(of: firstDay) - delay)
    }
    return nil
  }

  private func start(of day: CalendarDay) -> Int {
    InstantText.instant(ofLocal: day.daysSinceEpoch * ZoneRules.secondsPerDay, in: zone)
  }

  /// What decides the instants; a schedule that changes in it begins anew.
  var identity: String { "\(cron.resolvedText) in \(zone.identifier)" }
}
