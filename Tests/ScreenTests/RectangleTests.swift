import Screen
import Testing

@Suite("Rectangles")
struct RectangleTests {
  @Test("Taking a side gives that side and leaves the rest")
  func taking() {
    var rest = Rectangle(row: 0, column: 0, rows: 24, columns: 80)
    let sides = [rest.takeTop(1), rest.takeBottom(2), rest.takeLeft(16), rest.takeRight(4)]
    #expect(
      sides == [
        Rectangle(row: 0, column: 0, rows: 1, columns: 80), Rectangle(row: 22, column: 0, rows: 2, columns: 80),
        Rectangle(row: 1, column: 0, rows: 21, columns: 16), Rectangle(row: 1, column: 76, rows: 21, columns: 4),
      ])
    #expect(rest == Rectangle(row: 1, column: 16, rows: 21, columns: 60))
  }

  @Test("No more is taken than there is", arguments: [-3, 0, 2, 5])
  func overTaking(count: Int) {
    var rest = Rectangle(row: 3, column: 3, rows: 2, columns: 2)
    let taken = rest.takeTop(count)
    #expect(taken.rows + rest.rows == 2)
    #expect(taken.rows == min(2, max(0, count)))
  }

  @Test("Rectangles that do not meet have an empty intersection")
  func intersection() {
    let left = Rectangle(row: 0, column: 0, rows: 4, columns: 4)
    #expect(left.intersection(Rectangle(row: 1, column: 9, rows: 4, columns: 4)).isEmpty)
    #expect(
      left.intersection(Rectangle(row: 2, column: -1, rows: 9, columns: 3))
        == Rectangle(row: 2, column: 0, rows: 2, columns: 2))
  }

  @Test("An inset beyond the middle is empty, not negative")
  func inset() {
    #expect(Rectangle(Size(rows: 3, columns: 3)).inset(rows: 2, columns: 2).isEmpty)
  }

  @Test("Points on the far edges are outside")
  func contains() {
    let block = Rectangle(row: 1, column: 1, rows: 2, columns: 2)
    #expect(block.contains(Point(row: 2, column: 2)))
    #expect(!block.contains(Point(row: 3, column: 2)))
    #expect(!block.contains(Point(row: 2, column: 3)))
    #expect(!block.contains(Point(row: 0, column: 1)))
  }
}
