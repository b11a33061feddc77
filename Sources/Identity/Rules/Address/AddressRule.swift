/// ADDRESS: words, each replaced by its country's form, joined without separators in lower case (contract 8.4).
struct AddressRule: Sendable {
  let replacements: WordTable

  init(in country: RowCountry) {
    replacements =
      switch country {
      case .unitedStates: Self.unitedStates
      case .unitedKingdom: Self.unitedKingdom
      case .france: Self.france
      case .spain: Self.spain
      case .italy: Self.italy
      default: Self.english
      }
  }

  private static let unitedStates = WordTable(
    AddressVocabulary.numbersAndDirections, AddressVocabulary.unitedStates)
  private static let unitedKingdom = WordTable(
    AddressVocabulary.numbersAndDirections, AddressVocabulary.unitedKingdom)
  private static let france = WordTable(
    AddressVocabulary.numbersAndDirections, AddressVocabulary.english, AddressVocabulary.french)
  private static let spain = WordTable(
    AddressVocabulary.numbersAndDirections, AddressVocabulary.english, AddressVocabulary.spanish)
  private static let italy = WordTable(
    AddressVocabulary.numbersAndDirections, AddressVocabulary.english, AddressVocabulary.italian)
  private static let english = WordTable(AddressVocabulary.numbersAndDirections, AddressVocabulary.english)

  /// Appends the text that leaves, or nothing and the reason.
  func append(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    guard input.allSatisfy({ $0 < 0x80 }) else { return appendByScalars(input, to: &output) }
    let start = output.count
    join(input, to: &output)
    ASCIICase.lower(&output, from: start)
    return output.count == start ? .noLettersOrDigits : nil
  }

  /// The exact path for any text; the fast path gives the same for ASCII.
  ///
  /// The joined text is lowered as a whole: the form of a Greek sigma depends on its neighbours.
  func appendByScalars(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    guard let raised = Self.raised(input) else { return .notUTF8 }
    var joined: [UInt8] = []
    raised.withUnsafeBytes { join($0, to: &joined) }
    _ = joined.withUnsafeBytes { joined in
      CharacterCasing.lowered.forEachScalar(in: joined) { output.append($1) }
    }
    return joined.isEmpty ? .noLettersOrDigits : nil
  }

  /// The text upper-cased with blanks for its white space; nil when it is not UTF-8.
  static func raised(_ input: UnsafeRawBufferPointer) -> [UInt8]? {
    var raised: [UInt8] = []
    raised.reserveCapacity(input.count)
    let isUTF8 = CharacterCasing.raised.forEachScalar(in: input) { _, scalar in
      raised.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return isUTF8 ? raised : nil
  }

  private func join(_ text: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    replacements.read { table in
      AddressWords(text: text).forEach { place in
        let word = UnsafeRawBufferPointer(rebasing: text[place])
        if let replacement = table.replacement(of: word) {
          output.append(contentsOf: replacement)
        } else {
          output.append(contentsOf: word)
        }
      }
    }
  }
}
