import Foundation

/// A time zone's offsets as a table made once, so that no cell asks Foundation.
///
/// A local time that daylight saving skips is read with the offset before the change; one that comes twice, as the
/// first of the two.
public struct ZoneOffsets: Sendable {
  /// The offset before the first change, in seconds east of Greenwich.
  private let first: Int
  /// Local seconds, ascending, from which `offsets` at the same index hold.
  private let starts: [Int]
  private let offsets: [Int]

  /// Coordinated universal time.
  public static let utc = ZoneOffsets(first: 0, changes: [])

  /// Takes a name such as `America/Los_Angeles`; nil when the zone is not known.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.init(zone)
  }

  /// Works out the zone's changes up to the year 2500; later years repeat the last 400.
  public init(_ zone: TimeZone) {
    var changes: [(start: Int, offset: Int)] = []
    var moment = Date(timeIntervalSince1970: Double(Self.tableStart))
    let first = zone.secondsFromGMT(for: moment)
    var offset = first
    while let change = zone.nextDaylightSavingTimeTransition(after: moment), change > moment,
      change.timeIntervalSince1970 < Double(Self.tableEnd)
    {
      let changed = zone.secondsFromGMT(for: change)
      if changed != offset {
        changes.append((Int(change.timeIntervalSince1970) + max(offset, changed), changed))
      }
      offset = changed
      moment = change
    }
    self.init(first: first, changes: changes)
  }

  private init(first: Int, changes: [(start: Int, offset: Int)]) {
    self.first = first
    starts = changes.map(\.start)
    offsets = changes.map(\.offset)
  }

  var isUTC: Bool { first == 0 && starts.isEmpty }

  /// The seconds east of Greenwich that hold at a local time, given as seconds since 1970-01-01 00:00 local.
  func offset(atLocal second: Int) -> Int {
    guard !starts.isEmpty else { return first }
    let second = Self.withinTable(second)
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }

  /// 1800-01-01, before any zone's first change.
  private static let tableStart = -170 * 31_556_952
  /// 2500-01-01.
  private static let tableEnd = 16_725_225_600
  private static let cycle = CivilDate.daysPerCycle * TimeReading.secondsPerDay

  private static func withinTable(_ second: Int) -> Int {
    second < tableEnd ? second : tableEnd - cycle + (second - tableEnd) % cycle
  }
}
