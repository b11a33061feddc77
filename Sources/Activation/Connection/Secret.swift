/// A secret in memory. It prints as dots, so it cannot slip into a log, an error or a screen (DESIGN 6).
public struct Secret: Sendable, Hashable {
  /// The secret itself; read it only where it is signed with or sent.
  public let revealed: String

  public init(_ value: String) { revealed = value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "••••••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
