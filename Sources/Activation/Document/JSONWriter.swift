/// Writes JSON; keys keep their order.
struct JSONWriter {
  let pretty: Bool
  private(set) var text = ""

  init(pretty: Bool) { self.pretty = pretty }

  mutating func append(_ value: DocumentValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .text(let content): append(quoted: content)
    case .list(let list):
      append(list, between: "[", and: "]", depth: depth) { writer, element in writer.append(element, depth: depth + 1) }
    case .map(let map):
      append(map.entries, between: "{", and: "}", depth: depth) { writer, entry in
        writer.append(quoted: entry.key)
        writer.text += writer.pretty ? ": " : ":"
        writer.append(entry.value, depth: depth + 1)
      }
    }
  }

  private mutating func append<Element>(
    _ elements: [Element], between open: String, and close: String, depth: Int,
    each: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      breakLine(depth + 1)
      each(&self, element)
    }
    if !elements.isEmpty { breakLine(depth) }
    text += close
  }

  private mutating func breakLine(_ depth: Int) {
    if pretty { text += "\n" + String(repeating: "  ", count: depth) }
  }

  private mutating func append(quoted content: String) {
    text += "\""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
