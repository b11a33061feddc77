/// The values one cron field allows: a set of small numbers that can be walked upwards.
struct CronValues: Sendable, Hashable {
  private var bits: UInt64 = 0

  init() {}

  init(_ values: some Sequence<Int>) {
    for value in values { insert(value) }
  }

  mutating func insert(_ value: Int) { bits |= 1 << UInt64(value) }
  mutating func formUnion(_ other: CronValues) { bits |= other.bits }

  func contains(_ value: Int) -> Bool { bits >> UInt64(value) & 1 == 1 }

  /// The smallest value that is at least `value`.
  func first(from value: Int) -> Int? {
    guard value < 64 else { return nil }
    let rest = (bits >> UInt64(value)) << UInt64(value)
    return rest == 0 ? nil : rest.trailingZeroBitCount
  }

  /// Ascending.
  var all: [Int] { (0..<64).filter(contains) }
}
