/// How a cell is to be shown: what it means, and what is added to the look of that meaning.
public struct Style: Sendable, Hashable {
  public var role: Role
  /// Added to the role's own attributes, for example underline for a text field.
  public var attributes: TextAttributes

  public init(_ role: Role, adding attributes: TextAttributes = []) {
    self.role = role
    self.attributes = attributes
  }

  public static let plain = Style(.plain)
  public static let dim = Style(.dim)
  public static let title = Style(.title)
  public static let focus = Style(.focus)
  public static let good = Style(.good)
  public static let warning = Style(.warning)
  public static let bad = Style(.bad)
  public static let identity = Style(.identity)

  /// The look on a terminal with or without colour.
  public func appearance(in mode: ColorMode) -> Appearance {
    let base = role.appearance(in: mode)
    return Appearance(base.color, base.attributes.union(attributes))
  }
}
