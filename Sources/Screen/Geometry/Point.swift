/// A place on the screen. Rows and columns count from 0 at the top left.
public struct Point: Sendable, Hashable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  public static let zero = Point(row: 0, column: 0)

  /// The place `rows` further down and `columns` further right; negative numbers go up and left.
  public func offset(rows: Int = 0, columns: Int = 0) -> Point {
    Point(row: row + rows, column: column + columns)
  }
}
