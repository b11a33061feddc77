/// `GRANTED` or `DENIED`: the values of Amazon's own consent signals (contract 3.3).
///
/// The two words are sent in capitals, as Amazon writes them; anything else is no decision, and guessing one for a person
/// would be wrong either way.
enum ConsentDecision: String, CaseIterable {
  case granted = "GRANTED"
  case denied = "DENIED"

  static func append(_ cell: UnsafeRawBufferPointer, to output: inout [UInt8]) throws(ConversionFailure) {
    for decision in allCases where cell.elementsEqual(decision.rawValue.utf8, by: { $0 & 0xDF == $1 }) {
      output.append(contentsOf: decision.rawValue.utf8)
      return
    }
    throw .notAConsent
  }
}
