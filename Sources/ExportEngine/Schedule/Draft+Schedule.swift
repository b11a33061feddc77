import Activation
import Scheduling

extension Draft {
  /// The activation's schedule in this machine's time zones, and what is wrong with it.
  public func schedule() -> (schedule: Schedule?, issues: [Issue]) {
    Schedule.read(scheduleSettings, zones: SystemZones.rules)
  }
}
