/// An extent in character cells. Never negative.
public struct Size: Sendable, Hashable {
  public let rows: Int
  public let columns: Int

  /// Negative numbers become 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The size every screen is designed for (DESIGN 7).
  public static let standard = Size(rows: 24, columns: 80)
  /// The smallest size that shows a screen at all (DESIGN 7).
  public static let floor = Size(rows: 18, columns: 60)

  /// True when a screen of size `other` fits into this one.
  public func holds(_ other: Size) -> Bool {
    rows >= other.rows && columns >= other.columns
  }
}
