/// JSON in and out of `DocumentValue` (RFC 8259), with the line and column of the first mistake.
///
/// Used for data-set definitions typed by people and for every answer of a remote service.
public enum JSONText {
  /// The deepest nesting read; a hostile answer must not exhaust the stack.
  public static let deepestNesting = 200

  /// Reads one JSON value that fills the whole text.
  /// - Throws: `JSONSyntaxError` at the first character that does not belong there.
  public static func read(_ text: some StringProtocol) throws(JSONSyntaxError) -> DocumentValue {
    try read(Array(text.utf8))
  }

  /// Reads one JSON value from UTF-8 bytes; a leading byte order mark is allowed.
  /// - Throws: `JSONSyntaxError` at the first byte that does not belong there.
  public static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> DocumentValue {
    var reader = JSONReader(bytes)
    return try reader.document()
  }

  /// Writes compact JSON, or indented by two blanks when `pretty`.
  public static func write(_ value: DocumentValue, pretty: Bool = false) -> String {
    String(decoding: bytes(of: value, pretty: pretty), as: UTF8.self)
  }

  /// The same as UTF-8.
  public static func bytes(of value: DocumentValue, pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.append(value, depth: 0)
    return writer.bytes
  }
}

/// Where and why a JSON text could not be read. Line and column count from 1.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  public let line: Int
  public let column: Int
  public let reason: String

  public var description: String { "line \(line), column \(column): \(reason)" }
}
