/// Writes JSON; keys keep their order.
struct JSONWriter {
  let pretty: Bool
  /// UTF-8.
  private(set) var bytes: [UInt8] = []

  init(pretty: Bool) { self.pretty = pretty }

  mutating func append(_ value: DocumentValue, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let digits): append(digits)
    case .text(let content): append(quoted: content)
    case .list(let list):
      append(list, between: "[", and: "]", depth: depth) { writer, element in writer.append(element, depth: depth + 1) }
    case .map(let map):
      append(map.entries, between: "{", and: "}", depth: depth) { writer, entry in
        writer.append(quoted: entry.key)
        writer.append(writer.pretty ? ": " : ":")
        writer.append(entry.value, depth: depth + 1)
      }
    }
  }

  private mutating func append<Element>(
    _ elements: [Element], between open: String, and close: String, depth: Int,
    each: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      each(&self, element)
    }
    if !elements.isEmpty { breakLine(depth) }
    append(close)
  }

  private mutating func breakLine(_ depth: Int) {
    if pretty { append("\n" + String(repeating: "  ", count: depth)) }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Bytes beyond ASCII are parts of letters, which JSON takes as they are.
  private mutating func append(quoted content: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in content.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
