/// Where one value lies in its batch's arena.
///
/// An empty value and a missing one are the same to every source: a CSV cell has no way to tell them apart, and
/// Amazon Marketing Cloud reads an empty cell as null.
public struct Cell: Sendable, Hashable {
  /// Offset of the first byte in the arena.
  public let offset: UInt32
  /// Bytes of the value; zero for null.
  public let length: UInt32

  /// The value of an empty or missing cell.
  public static let null = Cell(offset: 0, length: 0)

  /// True when the row has no value here.
  @inlinable public var isNull: Bool { length == 0 }

  /// The value's bytes in the arena.
  @inlinable public var range: Range<Int> {
    Range(uncheckedBounds: (lower: Int(offset), upper: Int(offset) + Int(length)))
  }

  @inlinable
  init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  @inlinable
  init(from start: Int, to end: Int) {
    self.init(offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start))
  }
}
