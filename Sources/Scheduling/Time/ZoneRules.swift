/// When the clocks of one zone change, as a table: the pure twin of the system's time zone.
///
/// Instants are whole seconds since 1970-01-01T00:00Z; offsets are seconds east of Greenwich.
public struct ZoneRules: Sendable, Hashable {
  /// From `instant` on `offset` holds.
  public struct Change: Sendable, Hashable {
    public let instant: Int
    public let offset: Int

    public init(instant: Int, offset: Int) {
      self.instant = instant
      self.offset = offset
    }
  }

  /// A stretch of time in which the offset stays the same.
  struct Span: Sendable, Hashable {
    let offset: Int
    /// The first instant after it.
    let end: Int
  }

  /// The name in the time zone database, such as `America/Los_Angeles`.
  public let identifier: String
  private let firstOffset: Int
  private let changes: [Change]
  private let horizon: Int

  /// Coordinated universal time.
  public static let utc = ZoneRules(identifier: "UTC", firstOffset: 0, changes: [], horizon: .max)

  /// - Parameters:
  ///   - firstOffset: what holds before the first change.
  ///   - changes: ascending, all before `horizon`.
  ///   - horizon: from here on the last 400 years repeat, as the calendar does.
  public init(identifier: String, firstOffset: Int, changes: [Change], horizon: Int) {
    self.identifier = identifier
    self.firstOffset = firstOffset
    self.changes = changes
    self.horizon = horizon
  }

  public func offset(at instant: Int) -> Int { span(at: instant).offset }

  /// The day of the zone's calendar on which an instant falls.
  public func day(at instant: Int) -> CalendarDay {
    CalendarDay(daysSinceEpoch: (instant + offset(at: instant)).floorDivided(by: Self.secondsPerDay))
  }

  func span(at instant: Int) -> Span {
    guard instant >= horizon else { return spanInTable(at: instant) }
    let shift = ((instant - horizon) / Self.cycle + 1) * Self.cycle
    let span = spanInTable(at: instant - shift)
    return Span(offset: span.offset, end: span.end + shift)
  }

  private func spanInTable(at instant: Int) -> Span {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return Span(
      offset: low == 0 ? firstOffset : changes[low - 1].offset,
      end: low < changes.count ? changes[low].instant : horizon)
  }

  static let secondsPerDay = 86_400
  private static let cycle = 146_097 * secondsPerDay
}
