import Foundation

/// The zones that the time zone database of this machine names.
enum TimeZones {
  static let names: [String] = TimeZone.knownTimeZoneIdentifiers
}
