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
    let isRead = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.simpleCapacity) { number in
      guard let start = number.baseAddress, let count = writeSimple(text, to: start) else { return false }
      output.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
      return true
    }
    return isRead ? nil : appendByLibrary(input, to: &output)
  }

  /// The most that `writeSimple` writes.
  static let simpleCapacity = DialledNumber.longest + 3

  /// Writes the digits of a number in one of the common forms, without blanks around it, and returns how many there
  /// are; nil when the library has to read it.
  @inline(__always)
  func writeSimple(_ text: UnsafeRawBufferPointer, to number: UnsafeMutablePointer<UInt8>) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DialledNumber.longest) { digits in
      guard let dialled = DialledNumber(text, digits: digits) else { return nil }
      return CallingPlan.write(dialled, dialledIn: plan, to: number)
    }
  }

  /// The exact path for any text; the fast path gives the same where it applies.
  func appendByLibrary(_ input: UnsafeRawBufferPointer, to output: inout [UInt8]) -> UnusableReason? {
    PhoneLibrary.append(input, dialledIn: country, to: &output)
  }
}
