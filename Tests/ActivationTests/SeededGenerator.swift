import Activation

/// SplitMix64: the same numbers in each test run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension DocumentValue {
  static func random(depth: Int, using generator: inout SeededGenerator) -> DocumentValue {
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

  static func randomText(using generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "Z", "0", " ", "é", "日", "😀", "\"", "\\", "\n", "\t", ":", "#", "- ", "true", "null", "1", "~", "'", "{",
      "\u{1}",
    ]
    return (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }
}
