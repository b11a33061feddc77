/// A recursive-descent JSON reader over bytes.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func document() throws(JSONSyntaxError) -> DocumentValue {
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw mistake("more text after the end of the JSON value") }
    return value
  }

  private mutating func value() throws(JSONSyntaxError) -> DocumentValue {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONSyntaxError) in .map(try reader.object()) }
    case UInt8(ascii: "["): return try nested { reader throws(JSONSyntaxError) in .list(try reader.array()) }
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try number())
    case nil: throw mistake("the text ends where a value should stand")
    default: throw mistake("a value should stand here")
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONSyntaxError) -> DocumentValue
  ) throws(JSONSyntaxError) -> DocumentValue {
    guard depth < JSONText.deepestNesting else { throw mistake("nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func object() throws(JSONSyntaxError) -> DocumentMap {
    position += 1
    var pairs: [(String, DocumentValue)] = []
    var keys: Set<String> = []
    skipBlanks()
    if take("}") { return DocumentMap() }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw mistake("a key in double quotes should stand here") }
      let start = position
      let key = try string()
      guard keys.insert(key).inserted else { throw mistake("the key “\(key)” stands twice", at: start) }
      skipBlanks()
      guard take(":") else { throw mistake("a colon should follow the key “\(key)”") }
      pairs.append((key, try value()))
      skipBlanks()
      if take("}") { return DocumentMap(distinct: pairs) }
      guard take(",") else { throw mistake("a comma or } should stand here") }
    }
  }

  private mutating func array() throws(JSONSyntaxError) -> [DocumentValue] {
    position += 1
    var list: [DocumentValue] = []
    skipBlanks()
    if take("]") { return list }
    while true {
      list.append(try value())
      skipBlanks()
      if take("]") { return list }
      guard take(",") else { throw mistake("a comma or ] should stand here") }
    }
  }

  private mutating func word(_ word: StaticString, _ value: DocumentValue) throws(JSONSyntaxError) -> DocumentValue {
    let expected = Array("\(word)".utf8)
    guard bytes[position...].starts(with: expected) else { throw mistake("a value should stand here") }
    position += expected.count
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = position
    while let byte = peek, isDigit(byte) { position += 1 }
    guard position > start else { throw mistake("a digit should stand here") }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw mistake("this text is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw mistake("a line break or control character inside text; write it as \\n", at: position - 1)
      default: content.append(byte)
      }
    }
    throw mistake("this text has no closing quote", at: start)
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONSyntaxError) {
    guard let byte = peek else { throw mistake("the text ends inside an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: String(try escapedScalar()).utf8)
    default: throw mistake("unknown escape", at: position - 1)
    }
  }

  private mutating func escapedScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = position
    let first = try hexadecimal()
    if (0xD800..<0xDC00).contains(first), take("\\"), take("u") {
      let second = try hexadecimal()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
      throw mistake("half a surrogate pair", at: start)
    }
    guard let scalar = Unicode.Scalar(first) else { throw mistake("half a surrogate pair", at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw mistake("four hexadecimal digits should follow \\u") }
    position += 4
    return value
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func mistake(_ reason: String, at offset: Int? = nil) -> JSONSyntaxError {
    let before = bytes[..<min(offset ?? position, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONSyntaxError(line: before.count { $0 == 0x0A } + 1, column: column, reason: reason)
  }
}
