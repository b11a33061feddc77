/// A field may hold a secret or a person's data, so neither logs nor crash texts get to see what is in it.
extension LineEditor: CustomStringConvertible, CustomReflectable {
  public var description: String { "LineEditor(\(text.count) characters)" }

  public var customMirror: Mirror { Mirror(self, children: ["count": text.count]) }
}
