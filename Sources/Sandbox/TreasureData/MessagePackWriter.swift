import Activation

/// Writes values as MessagePack, as the engine's result format does (contract 1.6).
struct MessagePackWriter {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// One row: a list of values, numbers by their column's type.
  mutating func append(row: [DocumentValue], _ columns: [CannedAnswer.Column]) {
    appendHead(of: row.count, short: 0x90, long: 0xdc)
    for (value, column) in zip(row, columns) {
      append(value, asFloat: ["double", "real", "float"].contains(column.type))
    }
  }

  private mutating func append(_ value: DocumentValue, asFloat: Bool = false) {
    switch value {
    case .null: bytes.append(0xc0)
    case .bool(let value): bytes.append(value ? 0xc3 : 0xc2)
    case .number(let digits):
      if !asFloat, let number = Int64(digits) { append(number) } else { append(Double(digits) ?? .nan) }
    case .text(let text): append(text)
    case .list(let list):
      appendHead(of: list.count, short: 0x90, long: 0xdc)
      for value in list { append(value) }
    case .map(let map):
      appendHead(of: map.entries.count, short: 0x80, long: 0xde)
      for entry in map.entries {
        append(entry.key)
        append(entry.value)
      }
    }
  }

  private mutating func appendHead(of count: Int, short: UInt8, long: UInt8) {
    if count < 16 {
      bytes.append(short | UInt8(count))
    } else {
      bytes.append(long)
      append(bigEndian: UInt16(truncatingIfNeeded: count))
    }
  }

  private mutating func append(_ number: Int64) {
    switch number {
    case 0...0x7f: bytes.append(UInt8(number))
    case -32..<0: bytes.append(UInt8(bitPattern: Int8(number)))
    case Int64(Int32.min)...Int64(Int32.max):
      bytes.append(0xd2)
      append(bigEndian: UInt32(bitPattern: Int32(number)))
    default:
      bytes.append(0xd3)
      append(bigEndian: UInt64(bitPattern: number))
    }
  }

  private mutating func append(_ number: Double) {
    bytes.append(0xcb)
    append(bigEndian: number.bitPattern)
  }

  private mutating func append(_ text: String) {
    let count = text.utf8.count
    switch count {
    case 0..<32: bytes.append(0xa0 | UInt8(count))
    case 32..<65_536:
      bytes.append(0xda)
      append(bigEndian: UInt16(count))
    default:
      bytes.append(0xdb)
      append(bigEndian: UInt32(count))
    }
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(bigEndian number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
