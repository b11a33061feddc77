import Activation

extension DocumentValue {
  /// Any value, with the texts that writers get wrong.
  public static func random(depth: Int, using generator: inout SeededGenerator) -> DocumentValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: .null
    case 1: .bool(.random(using: &generator))
    case 2: .number(String(Int.random(in: -1_000_000...1_000_000, using: &generator)))
    case 3, 4: .text(randomText(using: &generator))
    case 5:
      .list((0..<Int.random(in: 0...4, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) })
    default:
      .map(
        DocumentMap(
          (0..<Int.random(in: 0...4, using: &generator)).map {
            ("key\($0)" + randomText(using: &generator), random(depth: depth - 1, using: &generator))
          }))
    }
  }

  private static func randomText(using generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "Z", "0", " ", "é", "日", "😀", "\"", "\\", "\n", "\t", ":", "#", "- ", "true", "null", "1", "~", "'", "{",
      "\u{1}",
    ]
    return (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }
}
