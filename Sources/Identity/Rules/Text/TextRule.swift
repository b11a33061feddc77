import CKernels

/// A field whose characters are settled one by one, then its form: EMAIL, names, CITY and ZIP (contract 8.3).
struct TextRule: Sendable {
  let characters: CharacterRule
  let form: TextForm
  private let table: FoldTable
  /// What takes whole columns of ASCII text; nil where the form is more than it can check.
  let kernel: ck_fold_rule?

  private init(_ characters: CharacterRule, _ form: TextForm) {
    self.characters = characters
    self.form = form
    table = FoldTable(characters)
    kernel = table.kernel(form)
  }

  static func postcode(in country: RowCountry) -> TextRule {
    switch country {
    case .unitedStates, .germany, .france, .italy, .spain: fiveDigits
    case .canada: canadianPostcode
    case .unitedKingdom: britishPostcode
    case .japan: sevenDigits
    case .india: indianPostcode
    default: genericPostcode
    }
  }

  static let email = TextRule(.email, .email)
  static let personName = TextRule(.personName, .anything)
  static let city = TextRule(.city, .anything)
  private static let fiveDigits = TextRule(.digits, .digits(5))
  private static let sevenDigits = TextRule(.digits, .digits(7))
  private static let indianPostcode = TextRule(.digitsOfAnyScript, .digits(6))
  private static let canadianPostcode = TextRule(.raisedCode, .canadianPostcode)
  private static let britishPostcode = TextRule(.raisedCode, .britishPostcode)
  private static let genericPostcode = TextRule(.code, .anything)

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
      case .kept: output.append(cased)
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
