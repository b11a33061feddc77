/// Reads MessagePack values from bytes in memory straight into an arena, as text.
///
/// Integers are decimal; floats the shortest text that reads back the same, or `NaN`, `Infinity`, `-Infinity`; lists
/// and maps compact JSON. No recursion and no trust in lengths: a value that claims more than there is needs more bytes.
struct MessagePackScanner {
  /// Why a value cannot be read from these bytes.
  enum Mistake: Error {
    /// The value goes on behind the end.
    case needsMore
    /// The byte 0xc1, which no value begins with.
    case notMessagePack
    /// Lists and maps lie in each other too deep.
    case tooDeep
    /// An extension type.
    case unsupported
  }

  /// The head of a value; what follows it is described only.
  enum Head {
    case null
    case boolean(Bool)
    case signed(Int64)
    case unsigned(UInt64)
    case single(Float)
    case double(Double)
    case text(Int)
    case list(Int)
    case map(Int)
    case extended(Int)
  }

  let bytes: UnsafeRawBufferPointer
  var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func head() throws(Mistake) -> Head {
    let byte: UInt8 = try integer()
    switch byte {
    case 0x00...0x7f: return .signed(Int64(byte))
    case 0x80...0x8f: return .map(Int(byte & 0x0f))
    case 0x90...0x9f: return .list(Int(byte & 0x0f))
    case 0xa0...0xbf: return .text(Int(byte & 0x1f))
    case 0xc0: return .null
    case 0xc2, 0xc3: return .boolean(byte == 0xc3)
    case 0xc4, 0xd9: return .text(Int(try integer() as UInt8))
    case 0xc5, 0xda: return .text(Int(try integer() as UInt16))
    case 0xc6, 0xdb: return .text(Int(try integer() as UInt32))
    case 0xc7: return .extended(Int(try integer() as UInt8) + 1)
    case 0xc8: return .extended(Int(try integer() as UInt16) + 1)
    case 0xc9: return .extended(Int(try integer() as UInt32) + 1)
    case 0xca: return .single(Float(bitPattern: try integer()))
    case 0xcb: return .double(Double(bitPattern: try integer()))
    case 0xcc: return .unsigned(UInt64(try integer() as UInt8))
    case 0xcd: return .unsigned(UInt64(try integer() as UInt16))
    case 0xce: return .unsigned(UInt64(try integer() as UInt32))
    case 0xcf: return .unsigned(try integer())
    case 0xd0: return .signed(Int64(try integer() as Int8))
    case 0xd1: return .signed(Int64(try integer() as Int16))
    case 0xd2: return .signed(Int64(try integer() as Int32))
    case 0xd3: return .signed(try integer())
    case 0xd4...0xd8: return .extended(1 << Int(byte - 0xd4) + 1)
    case 0xdc: return .list(Int(try integer() as UInt16))
    case 0xdd: return .list(Int(try integer() as UInt32))
    case 0xde: return .map(Int(try integer() as UInt16))
    case 0xdf: return .map(Int(try integer() as UInt32))
    default: return try negative(byte)
    }
  }

  private func negative(_ byte: UInt8) throws(Mistake) -> Head {
    guard byte >= 0xe0 else { throw .notMessagePack }
    return .signed(Int64(Int8(bitPattern: byte)))
  }

  @inline(__always)
  private mutating func integer<Number: FixedWidthInteger>() throws(Mistake) -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - position >= size else { throw .needsMore }
    let number = bytes.loadUnaligned(fromByteOffset: position, as: Number.self)
    position += size
    return Number(bigEndian: number)
  }

  /// Passes that many bytes and lends them.
  @inline(__always)
  mutating func run(_ count: Int) throws(Mistake) -> UnsafeRawBufferPointer {
    guard bytes.count - position >= count else { throw .needsMore }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  /// Passes a value without reading it.
  mutating func skip() throws(Mistake) {
    var left = 1
    while left > 0 {
      left -= 1
      switch try head() {
      case .text(let count), .extended(let count): _ = try run(count)
      case .list(let count): left += count
      case .map(let count): left += 2 * count
      case .null, .boolean, .signed, .unsigned, .single, .double: break
      }
    }
  }
}
