import Screen

/// One picture of the wizard: what is drawn, where the cursor stands, and what a click does where.
struct Picture: Sendable {
  /// A part of the screen that answers to the mouse.
  struct Spot: Sendable {
    let area: Rectangle
    let command: Command
  }

  var buffer: CellBuffer
  /// Where the hardware cursor stands, so that screen readers follow the focus.
  var cursor: Point?
  private(set) var spots: [Spot] = []

  init(_ buffer: CellBuffer) { self.buffer = buffer }

  var frame: Frame { Frame(buffer, cursor: cursor) }

  /// Makes a part of the screen answer to a click. What is added later lies on top.
  mutating func add(_ command: Command, at area: Rectangle) { spots.append(Spot(area: area, command: command)) }

  /// Nothing below an overlay answers.
  mutating func forgetSpots() { spots = [] }
}

extension [Picture.Spot] {
  /// What a click there does; nil for nothing.
  func command(at point: Point) -> Command? { last { $0.area.contains(point) }?.command }
}
