import Activation

/// Reads JSON (RFC 8259) from bytes in memory straight into an arena, without a value for each cell.
///
/// It serves rows, of which there are millions; documents are read by `JSONText`. The bytes must outlive it.
struct JSONScanner {
  /// Why the bytes are not the JSON expected.
  enum Mistake: Error {
    case syntax
    case tooDeep
  }

  /// What a value is; nested values are lists and objects.
  enum Kind {
    case null
    case boolean
    case whole
    case fraction
    case text
    case nested
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// The next byte; 0 at the end, which JSON never holds outside of text.
  @inline(__always) var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  mutating func skipBlanks() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  @inline(__always)
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  @inline(__always)
  mutating func expect(_ character: Unicode.Scalar) throws(Mistake) {
    skipBlanks()
    guard take(character) else { throw .syntax }
  }

  /// Appends the next value: text unescaped, numbers with their digits, lists and objects as compact JSON, and nothing
  /// for null.
  mutating func value(into output: inout [UInt8]) throws(Mistake) -> Kind {
    skipBlanks()
    switch next {
    case UInt8(ascii: "\""):
      try text(into: &output)
      return .text
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try nested(into: &output)
      return .nested
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      let start = position
      try word(next == UInt8(ascii: "t") ? "true" : "false")
      copy(from: start, to: &output)
      return .boolean
    default:
      let start = position
      let isWhole = try number()
      copy(from: start, to: &output)
      return isWhole ? .whole : .fraction
    }
  }

  @inline(__always)
  func copy(from start: Int, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
  }

  mutating func word(_ word: StaticString) throws(Mistake) {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count else { throw .syntax }
    for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] { throw .syntax }
    position += count
  }

  /// Passes a number; true when it has neither fraction nor exponent.
  mutating func number() throws(Mistake) -> Bool {
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      try digits()
      isWhole = false
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
      isWhole = false
    }
    return isWhole
  }

  private mutating func digits() throws(Mistake) {
    let start = position
    while UInt8(ascii: "0")...UInt8(ascii: "9") ~= next { position += 1 }
    guard position > start else { throw .syntax }
  }
}
