/// A block of character cells.
public struct Rectangle: Sendable, Hashable {
  public var origin: Point
  public var size: Size

  public init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.init(origin: Point(row: row, column: column), size: Size(rows: rows, columns: columns))
  }

  /// The whole of a screen of that size.
  public init(_ size: Size) {
    self.init(origin: .zero, size: size)
  }

  /// The first row and column inside.
  public var top: Int { origin.row }
  public var left: Int { origin.column }
  /// The first row below.
  public var bottom: Int { origin.row + size.rows }
  /// The first column to the right.
  public var right: Int { origin.column + size.columns }
  public var rows: Int { size.rows }
  public var columns: Int { size.columns }
  /// True when no cell is inside.
  public var isEmpty: Bool { rows == 0 || columns == 0 }

  /// True when the place is inside; the first row below and the first column to the right are not.
  public func contains(_ point: Point) -> Bool {
    (top..<bottom).contains(point.row) && (left..<right).contains(point.column)
  }

  /// The part both rectangles cover; empty when they do not meet.
  public func intersection(_ other: Rectangle) -> Rectangle {
    let start = Point(row: max(top, other.top), column: max(left, other.left))
    let size = Size(
      rows: min(bottom, other.bottom) - start.row, columns: min(right, other.right) - start.column)
    return Rectangle(origin: start, size: size)
  }

  /// What is left when that many rows and columns are taken from each side.
  public func inset(rows: Int = 0, columns: Int = 0) -> Rectangle {
    Rectangle(
      origin: origin.offset(rows: rows, columns: columns),
      size: Size(rows: self.rows - 2 * rows, columns: self.columns - 2 * columns))
  }

  /// Cuts `count` rows off the top and returns them; cuts no more than there are.
  public mutating func takeTop(_ count: Int) -> Rectangle {
    let taken = min(max(0, count), rows)
    defer { self = Rectangle(row: top + taken, column: left, rows: rows - taken, columns: columns) }
    return Rectangle(row: top, column: left, rows: taken, columns: columns)
  }

  /// Cuts `count` rows off the bottom and returns them; cuts no more than there are.
  public mutating func takeBottom(_ count: Int) -> Rectangle {
    let taken = min(max(0, count), rows)
    defer { self = Rectangle(row: top, column: left, rows: rows - taken, columns: columns) }
    return Rectangle(row: bottom - taken, column: left, rows: taken, columns: columns)
  }

  /// Cuts `count` columns off the left and returns them; cuts no more than there are.
  public mutating func takeLeft(_ count: Int) -> Rectangle {
    let taken = min(max(0, count), columns)
    defer { self = Rectangle(row: top, column: left + taken, rows: rows, columns: columns - taken) }
    return Rectangle(row: top, column: left, rows: rows, columns: taken)
  }

  /// Cuts `count` columns off the right and returns them; cuts no more than there are.
  public mutating func takeRight(_ count: Int) -> Rectangle {
    let taken = min(max(0, count), columns)
    defer { self = Rectangle(row: top, column: left, rows: rows, columns: columns - taken) }
    return Rectangle(row: top, column: right - taken, rows: rows, columns: taken)
  }
}
