/// The selected item of a list and the part of the list in view. The selected item is always in view.
public struct ListSelection: Sendable, Hashable {
  /// How many items there are.
  public private(set) var count: Int
  /// How many items are in view at once.
  public private(set) var rows: Int
  /// The first item in view.
  public private(set) var top = 0
  private var position = 0

  /// The first item is selected.
  public init(count: Int = 0, rows: Int = 1) {
    self.count = max(0, count)
    self.rows = max(0, rows)
  }

  /// The selected item; nil only when the list is empty.
  public var selected: Int? { count == 0 ? nil : position }

  /// The items in view.
  public var visible: Range<Int> { top..<min(count, top + rows) }

  /// Handles a key that moves in a list; false means the key is for somebody else.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, rows - 1))
    case .pageDown: move(by: max(1, rows - 1))
    case .home: select(0)
    case .end: select(count - 1)
    default: return false
    }
    return true
  }

  /// Moves the selection and stops at the ends.
  public mutating func move(by steps: Int) {
    let (target, overflow) = position.addingReportingOverflow(steps)
    select(overflow ? (steps < 0 ? 0 : count - 1) : target)
  }

  /// Selects an item, or the nearest there is.
  public mutating func select(_ item: Int) {
    position = min(max(0, item), max(0, count - 1))
    keepInView()
  }

  /// Tells how many items there are now and how many fit; the selection stays where it can.
  public mutating func update(count: Int, rows: Int) {
    self.count = max(0, count)
    self.rows = max(0, rows)
    select(position)
  }

  private mutating func keepInView() {
    if position < top { top = position }
    if position >= top + rows { top = position - max(0, rows - 1) }
    top = min(top, max(0, count - rows))
  }
}
