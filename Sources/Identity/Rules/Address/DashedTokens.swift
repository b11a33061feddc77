/// Splits tokens at their last dash when a number stands before it and anything but a number after it: `12-A` becomes
/// `12` and `A` (contract 8.4, step 3).
///
/// Amazon's loop ends at the token count it began with, so every split leaves one more token at the end unlooked at:
/// `12-A 13-B` becomes `12a13-b`. Hashes must be equal, so this one ends there too.
struct DashedTokens: Sequence, IteratorProtocol {
  private var tokens: AddressTokens
  private let lookedAt: Int
  private var visited = 0
  private var afterDash: Range<Int>?

  init(_ text: UnsafeRawBufferPointer) {
    tokens = AddressTokens(text)
    lookedAt = tokens.reduce(0) { count, _ in count + 1 }
  }

  mutating func next() -> Range<Int>? {
    let token = afterDash ?? tokens.next()
    guard let token else { return nil }
    defer { visited += 1 }
    if afterDash == nil, visited < lookedAt, let dash = splittingDash(in: token) {
      afterDash = dash + 1..<token.upperBound
      return token.lowerBound..<dash
    }
    afterDash = nil
    return token
  }

  private func splittingDash(in token: Range<Int>) -> Int? {
    guard let dash = tokens.text[token].lastIndex(of: UInt8(ascii: "-")), dash > token.lowerBound,
      dash + 1 < token.upperBound, isNumeric(token.lowerBound..<dash), !isNumeric(dash + 1..<token.upperBound)
    else { return nil }
    return dash
  }

  /// Python's `str.isnumeric`: digits and fractions of every script, and Chinese numerals.
  private func isNumeric(_ range: Range<Int>) -> Bool {
    let part = tokens.text[range]
    if part.allSatisfy({ $0 < 0x80 }) { return part.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
    return String(decoding: part, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.numericType != nil }
  }
}
