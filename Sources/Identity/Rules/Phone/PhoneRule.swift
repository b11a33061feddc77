/// PHONE: read as dialled in the row's country unless it begins with +, and written as E.164 digits without + when its
/// length is possible (contract 8.5 and 8.6).
struct PhoneRule: Sendable {
  /// The country that a number without + belongs to.
  let country: RowCountry
  private let plan: CallingPlan?

  init(in country: RowCountry) {
    self.country = country
    plan = CallingPlan.plan(of: country)
  }

  /// Appends the text that leaves, or nothing and the reason; the common ways to write a number are read here.
  func append(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    let text = ASCIIBlanks.trimmed(input)
    let isRead = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DialledNumber.longest) { digits in
      guard let dialled = DialledNumber(text, digits: digits) else { return false }
      return CallingPlan.appendNumber(dialled, dialledIn: plan, to: &output)
    }
    return isRead ? nil : appendByLibrary(input, to: &output)
  }

  /// The exact path for any text; the fast path gives the same where it applies.
  func appendByLibrary(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    PhoneLibrary.append(input, dialledIn: country, to: &output)
  }
}
