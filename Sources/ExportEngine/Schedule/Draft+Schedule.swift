import Activation
import Scheduling

extension Draft {
  /// The activation's schedule in this machine's time zones, and what is wrong with it.
  public func schedule() -> (schedule: Schedule?, issues: [Issue]) {
    Schedule.read(scheduleSettings, zones: SystemZones.rules)
  }

  /// All that is wrong as far as it can be known without reading a file or asking a remote system.
  public func issues() -> [Issue] { validate().issues + schedule().issues }
}
