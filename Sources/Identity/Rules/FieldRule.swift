import Activation

/// All that one field does in one country: its characters, then its form.
struct FieldRule: Sendable {
  let characters: CharacterRule
  let form: TextForm
  private let table: FoldTable

  private init(_ characters: CharacterRule, _ form: TextForm) {
    self.characters = characters
    self.form = form
    table = FoldTable(characters)
  }

  /// Nil for the kinds whose rules are not built; nothing of theirs is then normalized, or sent.
  static func rule(for field: HashedPII, in country: RowCountry) -> FieldRule? {
    switch field {
    case .email: email
    case .firstName, .lastName: personName
    case .city: city
    case .zip: postcode(in: country)
    case .phone, .address, .state: nil
    }
  }

  private static func postcode(in country: RowCountry) -> FieldRule {
    switch country {
    case .unitedStates, .germany, .france, .italy, .spain: fiveDigits
    case .canada: canadianPostcode
    case .unitedKingdom: britishPostcode
    case .japan: sevenDigits
    case .india: indianPostcode
    default: genericPostcode
    }
  }

  private static let email = FieldRule(.email, .email)
  private static let personName = FieldRule(.personName, .anything)
  private static let city = FieldRule(.city, .anything)
  private static let fiveDigits = FieldRule(.digits, .digits(5))
  private static let sevenDigits = FieldRule(.digits, .digits(7))
  private static let indianPostcode = FieldRule(.digitsOfAnyScript, .digits(6))
  private static let canadianPostcode = FieldRule(.raisedCode, .canadianPostcode)
  private static let britishPostcode = FieldRule(.raisedCode, .britishPostcode)
  private static let genericPostcode = FieldRule(.code, .anything)

  /// Appends the text that leaves, or nothing and the reason.
  func append(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    let start = output.count
    guard table.append(input, to: &output) else { return appendByScalars(input, to: &output) }
    return settleForm(from: start, of: &output)
  }

  /// The exact path for any text; the fast path gives the same for ASCII.
  func appendByScalars(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    let start = output.count
    let isUTF8 = characters.forEachFate(in: input) { _, cased, fate in
      switch fate {
      case .kept: output.append(contentsOf: UTF8.encode(cased) ?? UTF8.encodedReplacementCharacter)
      case .spelledOut(let letters): output.append(contentsOf: letters.rawValue.utf8)
      case .removed: break
      }
    }
    return isUTF8 ? settleForm(from: start, of: &output) : .notUTF8
  }

  private func settleForm(from start: Int, of output: inout [UInt8]) -> UnusableReason? {
    let (kept, objection) = output.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[start...])
      let kept = form.keptByteCount(of: text)
      return (kept, form.objection(to: UnsafeBufferPointer(rebasing: text[..<kept])))
    }
    output.removeLast(output.count - start - (objection == nil ? kept : 0))
    return objection
  }
}
