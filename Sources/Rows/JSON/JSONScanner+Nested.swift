import Activation

extension JSONScanner {
  /// Appends the list or object that is next as compact JSON. No recursion, so no depth can exhaust the stack.
  mutating func nested(into output: inout [UInt8]) throws(Mistake) {
    var closers: [UInt8] = []
    repeat {
      if try open(&closers, into: &output) { continue }
      while let closer = closers.last {
        skipBlanks()
        if take(",") {
          output.append(UInt8(ascii: ","))
          if closer == UInt8(ascii: "}") { try key(into: &output) }
          break
        }
        guard next == closer else { throw .syntax }
        position += 1
        output.append(closer)
        closers.removeLast()
      }
    } while !closers.isEmpty
  }

  /// Passes a value up to where the first value inside it begins; true when there is one.
  private mutating func open(_ closers: inout [UInt8], into output: inout [UInt8]) throws(Mistake) -> Bool {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try open("}", &closers, into: &output)
    case UInt8(ascii: "["): return try open("]", &closers, into: &output)
    case UInt8(ascii: "\""): try rawText(into: &output)
    case UInt8(ascii: "n"):
      try word("null")
      output.append(contentsOf: "null".utf8)
    default: _ = try value(into: &output)
    }
    return false
  }

  private mutating func open(
    _ closer: Unicode.Scalar, _ closers: inout [UInt8], into output: inout [UInt8]
  ) throws(Mistake) -> Bool {
    guard closers.count < JSONText.deepestNesting else { throw .tooDeep }
    output.append(next)
    position += 1
    skipBlanks()
    if take(closer) {
      output.append(UInt8(ascii: closer))
      return false
    }
    closers.append(UInt8(ascii: closer))
    if closer == "}" { try key(into: &output) }
    return true
  }

  private mutating func key(into output: inout [UInt8]) throws(Mistake) {
    skipBlanks()
    guard next == UInt8(ascii: "\"") else { throw .syntax }
    try rawText(into: &output)
    try expect(":")
    output.append(UInt8(ascii: ":"))
  }
}

extension JSONScanner {
  /// Passes a value without reading it; what it holds is not checked, only where it ends.
  mutating func passValue() throws(Mistake) {
    skipBlanks()
    var depth = 0
    repeat {
      switch next {
      case UInt8(ascii: "\""):
        try passText()
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default:
        let start = position
        while !isAtEnd, !"\"[]{},: \n\r\t".utf8.contains(next) { position += 1 }
        if position > start { continue }
      }
      guard !isAtEnd, depth >= 0 else { throw .syntax }
      position += 1
    } while depth > 0
  }
}
