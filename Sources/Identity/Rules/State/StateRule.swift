/// STATE: the letters A–Z, abbreviated when the country's table has the name, else cut to two letters (contract 8.3).
struct StateRule: Sendable {
  /// The letters a name without abbreviation is cut to.
  static let cutLength = 2

  let characters = CharacterRule.state
  let abbreviations: WordTable
  private static let fold = FoldTable(.state)

  init(in country: RowCountry) {
    abbreviations =
      switch country {
      case .unitedStates: Self.unitedStates
      case .canada: Self.canada
      case .germany: Self.germany
      case .spain: Self.spain
      case .france: Self.france
      case .italy: Self.italy
      default: Self.none
      }
  }

  private static let unitedStates = WordTable(StateVocabulary.unitedStates)
  private static let canada = WordTable(StateVocabulary.canada)
  private static let germany = WordTable(StateVocabulary.germany)
  private static let spain = WordTable(StateVocabulary.spain)
  private static let france = WordTable(StateVocabulary.france)
  private static let italy = WordTable(StateVocabulary.italy)
  private static let none = WordTable()

  /// Appends the text that leaves, or nothing and the reason.
  func append(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    let start = output.count
    guard Self.fold.append(input, to: &output) else { return appendByScalars(input, to: &output) }
    return settle(from: start, of: &output, isCut: input.count > Self.cutLength)
  }

  /// The exact path for any text; the fast path gives the same for ASCII.
  func appendByScalars(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    let start = output.count
    let isUTF8 = characters.forEachFate(in: input) { _, cased, fate in
      if fate == .kept { output.append(cased) }
    }
    let characterCount = input.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return isUTF8 ? settle(from: start, of: &output, isCut: characterCount > Self.cutLength) : .notUTF8
  }

  /// - Parameter isCut: Whether the value as written is longer than two characters; if not, even `ßß` stays whole.
  private func settle(from start: Int, of output: inout [UInt8], isCut: Bool) -> UnusableReason? {
    let isAbbreviated = abbreviations.read { table in
      guard let abbreviation = output[start...].withUnsafeBytes(table.replacement) else { return false }
      output.removeLast(output.count - start)
      output.append(contentsOf: abbreviation)
      return true
    }
    if isCut, !isAbbreviated { output.removeLast(max(0, output.count - start - Self.cutLength)) }
    ASCIICase.lower(&output, from: start)
    return output.count == start ? .noLettersOrDigits : nil
  }

  func hasAbbreviation(ofLetters letters: [UInt8]) -> Bool {
    abbreviations.read { table in letters.withUnsafeBytes { table.replacement(of: $0) != nil } }
  }
}
