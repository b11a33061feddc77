import Activation

/// One answer of the statement protocol (contract 5.1). Its rows stay bytes until they are read.
struct TrinoPage {
  let bytes: [UInt8]
  /// Where the rest is; nil when the query has ended, well or badly.
  private(set) var nextURI: String?
  /// Names and types; they may come pages before the first row.
  private(set) var columns: [(name: String, type: String)]?
  private(set) var error: DocumentValue?
  private(set) var state = ""
  /// Where the list of rows begins in `bytes`; nil when there is none.
  private(set) var data: Int?

  /// - Throws: `JSONScanner.Mistake` when this is no page.
  init(_ bytes: [UInt8]) throws(JSONScanner.Mistake) {
    self.bytes = bytes
    var parts: [String: Range<Int>] = [:]
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONScanner.Mistake) in parts = try Self.parts(of: buffer) }
    }
    try result.get()
    func part(_ name: String) -> DocumentValue? { parts[name].flatMap { try? JSONText.read(Array(bytes[$0])) } }
    nextURI = part("nextUri")?.scalarText
    state = part("stats")?["state"]?.scalarText ?? ""
    if let error = part("error"), !error.isNull { self.error = error }
    columns = part("columns")?.list?.map { ($0["name"]?.scalarText ?? "", $0["type"]?.scalarText ?? "") }
    if let range = parts["data"], bytes[range.lowerBound] == UInt8(ascii: "[") { data = range.lowerBound }
  }

  /// Where the value of each key stands.
  private static func parts(of buffer: UnsafeBufferPointer<UInt8>) throws(JSONScanner.Mistake) -> [String: Range<Int>] {
    var parts: [String: Range<Int>] = [:]
    var scanner = JSONScanner(buffer)
    try scanner.members { scanner throws(JSONScanner.Mistake) in
      var name: [UInt8] = []
      try scanner.text(into: &name)
      try scanner.expect(":")
      scanner.skipBlanks()
      let start = scanner.position
      try scanner.passValue()
      parts[String(decoding: name, as: UTF8.self)] = start..<scanner.position
    }
    return parts
  }
}
