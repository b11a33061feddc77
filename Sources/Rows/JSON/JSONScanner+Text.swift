extension JSONScanner {
  /// Appends the text whose opening quote is next, unescaped.
  ///
  /// Whether the bytes are UTF-8 is not looked at here; half a surrogate pair is a mistake, because no text says it.
  mutating func text(into output: inout [UInt8]) throws(Mistake) {
    position += 1
    while true {
      let start = position
      let stop = try passPlain()
      copy(from: start, to: &output)
      position += 1
      if stop == UInt8(ascii: "\"") { return }
      try escape(into: &output)
    }
  }

  /// Appends the text whose opening quote is next as it is written, quotes and escapes included.
  mutating func rawText(into output: inout [UInt8]) throws(Mistake) {
    let start = position
    try passText()
    copy(from: start, to: &output)
  }

  /// Passes the text whose opening quote is next; true when it holds no escape.
  @discardableResult
  mutating func passText() throws(Mistake) -> Bool {
    guard take("\"") else { throw .syntax }
    var isPlain = true
    while try passPlain() != UInt8(ascii: "\"") {
      isPlain = false
      position += 1
      if take("u") { _ = try hexadecimal() } else { _ = try simpleEscape() }
    }
    position += 1
    return isPlain
  }

  /// Goes on to the next quote or backslash and returns it.
  @inline(__always)
  private mutating func passPlain() throws(Mistake) -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return byte }
      if byte < 0x20 { throw .syntax }
      position += 1
    }
    throw .syntax
  }

  private mutating func escape(into output: inout [UInt8]) throws(Mistake) {
    guard take("u") else {
      output.append(try simpleEscape())
      return
    }
    output.append(contentsOf: String(try escapedScalar()).utf8)
  }

  private mutating func simpleEscape() throws(Mistake) -> UInt8 {
    let byte = next
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return byte
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    default: throw .syntax
    }
  }

  private mutating func escapedScalar() throws(Mistake) -> Unicode.Scalar {
    let first = try hexadecimal()
    if (0xD800..<0xDC00).contains(first) {
      guard take("\\"), take("u") else { throw .syntax }
      let second = try hexadecimal()
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { throw .syntax }
      return scalar
    }
    guard let scalar = Unicode.Scalar(first) else { throw .syntax }
    return scalar
  }

  private mutating func hexadecimal() throws(Mistake) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = next
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw .syntax }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
