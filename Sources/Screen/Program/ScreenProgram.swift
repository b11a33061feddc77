/// A program with a screen: events and messages change its state, `view` shows it.
///
/// All calls come one after the other from one thread, and none may block. A program starts its effects through closures
/// it was given; their results come back as messages through a `Mailbox`.
public protocol ScreenProgram: Sendable {
  /// What effects report.
  associatedtype Message: Sendable

  /// A key, a click, a new size or a signal came. The first event of all is the size.
  mutating func handle(_ event: InputEvent)
  /// A result of an effect came.
  mutating func receive(_ message: Message)

  /// Called once per `tickInterval` or a little later, for clocks and progress.
  mutating func tick()

  /// The picture for a screen of that size; the buffer should have that size. It may keep scroll positions in view.
  mutating func view(_ size: Size) -> Frame

  /// True ends the loop; looked at after each call above.
  var isFinished: Bool { get }

  /// The time between ticks, nil for none. Below a tenth of a second counts as a tenth.
  var tickInterval: Duration? { get }

  /// What the program wants of its terminal now; called after each event and message until it returns nil.
  mutating func takeRequest() -> ScreenRequest<Message>?
}

extension ScreenProgram {
  public mutating func tick() {}
  public var tickInterval: Duration? { nil }
  public mutating func takeRequest() -> ScreenRequest<Message>? { nil }
}
