/// Invented identifiers and secrets.
enum RandomText {
  private static let lowercaseAlphanumerics = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

  static func alphanumeric(_ count: Int) -> String { text(count, of: lowercaseAlphanumerics) }
  static func hexadecimal(_ count: Int) -> String { text(count, of: hexadecimalDigits) }

  /// The shape of a version 4 UUID, lower case.
  static func identifier() -> String {
    [hexadecimal(8), hexadecimal(4), "4" + hexadecimal(3), "8" + hexadecimal(3), hexadecimal(12)]
      .joined(separator: "-")
  }

  private static func text(_ count: Int, of alphabet: [UInt8]) -> String {
    String(decoding: (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] }, as: UTF8.self)
  }
}
