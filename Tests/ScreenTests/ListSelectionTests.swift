import Screen
import Testing
import TestSupport

@Suite("List selection")
struct ListSelectionTests {
  @Test("The selection is in the list and in view, and no row is wasted", arguments: 1...30 as ClosedRange<UInt64>)
  func laws(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var list = ListSelection(count: 20, rows: 5)
    let keys: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end]
    for _ in 0..<300 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: list.update(count: .random(in: -1...40, using: &random), rows: .random(in: -1...12, using: &random))
      case 1: list.move(by: try #require([Int.min, Int.max, -3, 7].randomElement(using: &random)))
      case 2: list.select(.random(in: -5...50, using: &random))
      default: _ = list.handle(try #require(keys.randomElement(using: &random)))
      }
      Self.check(list)
    }
  }

  private static func check(_ list: ListSelection) {
    #expect(list.visible.count == min(list.count, list.rows))
    guard let selected = list.selected else {
      #expect(list.count == 0)
      return
    }
    #expect((0..<list.count).contains(selected))
    #expect(list.rows == 0 || list.visible.contains(selected))
  }

  @Test("The view scrolls no further than the selection needs")
  func scrolling() {
    var list = ListSelection(count: 10, rows: 4)
    list.move(by: 3)
    #expect(list.visible == 0..<4)
    list.move(by: 1)
    #expect(list.visible == 1..<5)
    list.move(by: -3)
    #expect(list.visible == 1..<5)
    list.move(by: -1)
    #expect(list.visible == 0..<4)
  }

  @Test("A page keeps one row of the page before")
  func paging() {
    var list = ListSelection(count: 100, rows: 10)
    list.move(by: 9)
    let isHandled = list.handle(.pageDown)
    #expect(isHandled)
    #expect(list.visible == 9..<19)
  }

  @Test("A list that shrinks keeps the nearest item, and one that was empty starts at the first")
  func shrinking() {
    var list = ListSelection(count: 10, rows: 4)
    list.select(9)
    list.update(count: 3, rows: 4)
    #expect(list.selected == 2)
    list.update(count: 0, rows: 4)
    #expect(list.selected == nil)
    list.update(count: 5, rows: 4)
    #expect(list.selected == 0)
  }

  @Test("Other keys are left to others", arguments: [Key.enter, .left, .character("j")])
  func otherKeys(key: Key) {
    var list = ListSelection(count: 10, rows: 4)
    let isHandled = list.handle(key)
    #expect(!isHandled)
  }
}
