import Screen

/// Covers personal data on the screen: the first two characters and dots (anchors 1.3, 11).
enum Mask {
  /// The most dots shown, so that the length of a long value stays unknown.
  static let longest = 8

  static func cover(_ text: String, with sign: Character) -> String {
    let hidden = max(0, text.count - 2)
    guard text.count > 2 else { return String(repeating: sign, count: text.count) }
    return text.prefix(2) + String(repeating: sign, count: min(hidden, Self.longest))
  }

  /// A secret shows nothing of itself, not even its length.
  static func secret(_ sign: Character) -> String { String(repeating: sign, count: longest) }

  /// True for text that names the place of a secret, or begins to.
  static func isReference(_ text: String) -> Bool {
    ["env:", "file:", "command:", "store:"].contains { text.hasPrefix($0) || $0.hasPrefix(text) }
  }
}
