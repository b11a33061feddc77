/// Where a text stands in a wider column.
public enum Alignment: Sendable, Hashable {
  case left
  case right
  case center
}
