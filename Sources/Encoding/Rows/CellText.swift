import Activation

/// How a converted cell is written so that a reader of the file's format gets the same text back.
public enum CellText: Sendable {
  /// As it is, for people to read.
  case plain
  /// RFC 4180: in quotes if it holds a comma, a quote or a line break; the dialect that is declared to AMC.
  case csv
  /// The inside of a JSON string (RFC 8259): quotes, backslashes and control characters are escaped.
  case json

  init(_ format: FileFormat) {
    switch format {
    case .csv: self = .csv
    case .json: self = .json
    }
  }

  /// Appends the text.
  public func append(_ text: some Collection<UInt8>, to output: inout [UInt8]) {
    switch self {
    case .plain: output.append(contentsOf: text)
    case .csv where text.contains(where: Self.needsQuotes):
      output.append(UInt8(ascii: "\""))
      for byte in text {
        if byte == UInt8(ascii: "\"") { output.append(byte) }
        output.append(byte)
      }
      output.append(UInt8(ascii: "\""))
    case .csv: output.append(contentsOf: text)
    case .json: text.forEach { Self.appendEscaped($0, to: &output) }
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
    case 0x0A: output += "\\n".utf8
    case 0x0D: output += "\\r".utf8
    case 0x09: output += "\\t".utf8
    case ..<0x20: output += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
    default: output.append(byte)
    }
  }
}
