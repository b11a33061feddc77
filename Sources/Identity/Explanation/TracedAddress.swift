/// An upper-cased address that knows which character of the value each of its bytes came from.
struct TracedAddress {
  /// The characters as written.
  private(set) var characters: [Unicode.Scalar] = []
  /// UTF-8, upper-cased, white space as blanks.
  private(set) var raised: [UInt8] = []
  /// For each byte of `raised` the position in `characters`.
  private(set) var origins: [Int] = []

  /// Empty when the bytes are not UTF-8.
  init(_ input: UnsafeRawBufferPointer) {
    _ = CharacterCasing.kept.forEachScalar(in: input) { character, _ in append(character) }
  }

  private mutating func append(_ character: Unicode.Scalar) {
    characters.append(character)
    let raisedCharacter = Array(String(character).utf8).withUnsafeBytes(AddressRule.raised) ?? []
    raised += raisedCharacter
    origins += raisedCharacter.map { _ in characters.count - 1 }
  }

  /// Visits what no word kept: separators by their names, anything else as it is written.
  func forEachRemoved(_ isKept: [Bool], _ visit: (String) -> Void) {
    var run = ""
    func endRun() {
      if !run.isEmpty { visit(run) }
      run = ""
    }
    for (character, isKept) in zip(characters, isKept) {
      if isKept {
        endRun()
      } else if AddressTokens.isDelimiter(character) {
        endRun()
        visit(CharacterChanges.name(of: character))
      } else {
        run.unicodeScalars.append(character)
      }
    }
    endRun()
  }
}
