import Foundation
import Scheduling

/// The time zones this machine knows, as the tables that pure scheduling works with.
public enum SystemZones {
  /// 1970-01-01; nothing is scheduled before.
  private static let tableStart = 0
  /// 2500-01-01.
  private static let tableEnd = 16_725_225_600

  /// The rules of a zone; nil for abbreviations and for names the time zone database does not have.
  public static func rules(_ name: String) -> ZoneRules? {
    guard ZoneName.isRegional(name), let zone = TimeZone(identifier: name) else { return nil }
    return ZoneRules(
      identifier: name, firstOffset: zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(tableStart))),
      changes: changes(of: zone), horizon: tableEnd)
  }

  private static func changes(of zone: TimeZone) -> [ZoneRules.Change] {
    var changes: [ZoneRules.Change] = []
    var moment = Date(timeIntervalSince1970: Double(tableStart))
    while let change = zone.nextDaylightSavingTimeTransition(after: moment), change > moment,
      change.timeIntervalSince1970 < Double(tableEnd)
    {
      changes.append(.init(instant: Int(change.timeIntervalSince1970), offset: zone.secondsFromGMT(for: change)))
      moment = change
    }
    return changes
  }
}
