extension JSONScanner {
  /// Walks the object that is next. `member` stands at the quote of each key, and passes key, colon and value.
  mutating func members(
    _ member: (inout JSONScanner) throws(Mistake) -> Void
  ) throws(Mistake) {
    try expect("{")
    skipBlanks()
    if take("}") { return }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw .syntax }
      try member(&self)
      skipBlanks()
      if take("}") { return }
      guard take(",") else { throw .syntax }
    }
  }
}
