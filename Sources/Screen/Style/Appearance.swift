/// How a role looks: a colour, or none for the terminal's own foreground, and attributes.
public struct Appearance: Sendable, Hashable {
  public let color: Color?
  public let attributes: TextAttributes

  public init(_ color: Color? = nil, _ attributes: TextAttributes = []) {
    self.color = color
    self.attributes = attributes
  }
}
