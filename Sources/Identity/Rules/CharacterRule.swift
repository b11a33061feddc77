/// What a field does to each character, before its form is checked (contract 8.3).
///
/// `FoldTable` is computed from this same rule, so that the fast path for ASCII cannot differ from the path for Unicode.
struct CharacterRule: Sendable, Hashable {
  /// The characters that stay.
  enum Alphabet: Sendable, Hashable {
    case asciiLettersAndDigits
    case asciiLetters
    case asciiDigits
    /// Decimal digits of every script: the `\d` of Amazon's rule for India.
    case decimalDigits
    /// Letters, numbers, `_`, `.`, `@` and `-`: Python's `\w` and three signs.
    case emailCharacters
  }

  /// What becomes of one character once its case is settled.
  enum Fate: Sendable, Hashable {
    case kept
    case removed
    /// Written with these ASCII letters instead, such as ü as ue.
    case spelledOut(SpelledLetters)
  }

  let casing: CharacterCasing
  let alphabet: Alphabet
  let spellsOutUmlauts: Bool

  static let email = CharacterRule(casing: .lowered, alphabet: .emailCharacters, spellsOutUmlauts: false)
  static let personName = CharacterRule(casing: .lowered, alphabet: .asciiLettersAndDigits, spellsOutUmlauts: true)
  static let city = CharacterRule(casing: .lowered, alphabet: .asciiLettersAndDigits, spellsOutUmlauts: false)
  static let state = CharacterRule(casing: .raised, alphabet: .asciiLetters, spellsOutUmlauts: false)
  static let digits = CharacterRule(casing: .kept, alphabet: .asciiDigits, spellsOutUmlauts: false)
  static let digitsOfAnyScript = CharacterRule(casing: .kept, alphabet: .decimalDigits, spellsOutUmlauts: false)
  static let raisedCode = CharacterRule(casing: .raised, alphabet: .asciiLettersAndDigits, spellsOutUmlauts: false)
  static let code = CharacterRule(casing: .kept, alphabet: .asciiLettersAndDigits, spellsOutUmlauts: false)

  func fate(of scalar: Unicode.Scalar) -> Fate {
    if spellsOutUmlauts, let letters = SpelledLetters(spelling: scalar) { return .spelledOut(letters) }
    return keeps(scalar) ? .kept : .removed
  }

  private func keeps(_ scalar: Unicode.Scalar) -> Bool {
    switch alphabet {
    case .asciiLettersAndDigits: scalar.isASCIILetter || scalar.isASCIIDigit
    case .asciiLetters: scalar.isASCIILetter
    case .asciiDigits: scalar.isASCIIDigit
    case .decimalDigits: scalar.isASCIIDigit || scalar.properties.numericType == .decimal
    case .emailCharacters: scalar == "." || scalar == "@" || scalar == "-" || scalar.isWordCharacter
    }
  }
}
