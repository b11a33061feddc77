/// The words of an address that are looked up and joined: tokens, split at dashes and around `#` (contract 8.4, steps
/// 2 to 4).
///
/// What stands in no word is left out of the result.
struct AddressWords {
  let text: UnsafeRawBufferPointer

  /// Visits the place of each word, in order.
  func forEach(_ visit: (Range<Int>) -> Void) {
    if !text.contains(where: { $0 == Self.dash || $0 == Self.pound }) {
      for token in AddressTokens(text) { visit(token) }
    } else {
      forEachSplit(visit)
    }
  }

  /// Looks for `#` in as many places as there were tokens, as Amazon's loop does (see `DashedTokens`).
  private func forEachSplit(_ visit: (Range<Int>) -> Void) {
    let tokens = DashedTokens(text)
    let lookedAt = tokens.reduce(0) { count, _ in count + 1 }
    var visited = 0
    for token in tokens {
      if visited < lookedAt {
        visited += forEachPart(of: token, visit)
      } else {
        visit(token)
      }
    }
  }

  /// Visits the letters right before a `#`, the `#`, and the letters, digits, `-` and `/` after it; how many parts.
  ///
  /// Amazon's rule loses the rest of such a token (`12#5` becomes `NUMBER5`), and a second `#` takes the place of the
  /// part before it. A token whose `#` has none of them beside it stays whole.
  private func forEachPart(of token: Range<Int>, _ visit: (Range<Int>) -> Void) -> Int {
    var parts = 1
    var last: Range<Int>?
    var position = token.lowerBound
    while let pound = text[position..<token.upperBound].firstIndex(of: Self.pound) {
      let start = pound - text[position..<pound].reversed().prefix(while: Self.isLetter).count
      let end = pound + 1 + text[(pound + 1)..<token.upperBound].prefix(while: Self.isPartOfNumber).count
      position = end
      if start == pound, end == pound + 1 { continue }
      if start < pound {
        visit(start..<pound)
        parts += 1
      }
      if end > pound + 1 {
        visit(pound..<pound + 1)
        parts += 1
      }
      last = end > pound + 1 ? pound + 1..<end : pound..<end
    }
    visit(last ?? token)
    return parts
  }

  private static let dash = UInt8(ascii: "-")
  private static let pound = UInt8(ascii: "#")

  private static func isLetter(_ byte: UInt8) -> Bool { ASCIICase.raised(byte) &- UInt8(ascii: "A") < 26 }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- UInt8(ascii: "0") < 10 || byte == dash || byte == UInt8(ascii: "/")
  }
}
