import Foundation

/// Where the wizard takes the time from.
public struct WizardClock: Sendable {
  public var now: @Sendable () -> Moment

  public init(now: @escaping @Sendable () -> Moment) { self.now = now }

  /// The clock of this machine.
  public static var system: WizardClock {
    let start = ContinuousClock.now
    return WizardClock {
      let passed = (ContinuousClock.now - start).components
      let seconds = Double(passed.seconds) + Double(passed.attoseconds) / 1e18
      return Moment(seconds: seconds, timeOfDay: timeOfDay(Date()))
    }
  }

  private static func timeOfDay(_ date: Date) -> String {
    let parts = Calendar.current.dateComponents([.hour, .minute, .second], from: date)
    return [parts.hour, parts.minute, parts.second]
      .map { part in
        let digits = String(part ?? 0)
        return digits.count < 2 ? "0\(digits)" : digits
      }
      .joined(separator: ":")
  }
}
