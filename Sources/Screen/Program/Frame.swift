/// One picture of the screen.
public struct Frame: Sendable, Hashable {
  public var buffer: CellBuffer
  /// Where the hardware cursor stands, so that screen readers follow the focus; nil hides it.
  public var cursor: Point?

  public init(_ buffer: CellBuffer, cursor: Point? = nil) {
    self.buffer = buffer
    self.cursor = cursor
  }
}
