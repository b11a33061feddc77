/// Which part of a text stays when it is too long.
public enum TextPart: Sendable, Hashable {
  case start
  case end
  /// Start and end, for paths and ids.
  case ends
}
