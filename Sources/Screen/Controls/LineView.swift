/// What a text field shows of its line.
public struct LineView: Sendable, Hashable {
  /// The part in view; may be narrower than the field.
  public let text: String
  /// Where the cursor stands, counted in columns from the start of the field.
  public let cursorColumn: Int
  /// True when text is scrolled out to the left or to the right.
  public let hidesStart: Bool
  public let hidesEnd: Bool
}
