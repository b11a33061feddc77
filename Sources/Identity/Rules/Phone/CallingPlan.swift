/// How telephones are dialled under one calling code: enough to read the common forms as the library reads them.
///
/// Forms that the library takes apart with a country's number patterns, such as `4420…` without + in GB, are left to it.
struct CallingPlan: Sendable {
  /// What a leading digit means.
  private enum Prefix: Sendable {
    /// 0 is dialled before a number and is no part of it.
    case trunkZero
    /// As `trunkZero`, and 01 leads abroad.
    case trunkZeroAbroadZeroOne
    /// 1 is dialled before a number, and is the calling code.
    case trunkOne
    /// 0 belongs to the number.
    case zeroOfNumber
    /// Nothing is dialled before a number.
    case nothing
  }

  private let code: StaticString
  private let prefix: Prefix
  /// Bit n is set when a number of n digits is possible.
  private let possibleLengths: UInt32

  private init(_ code: StaticString, _ prefix: Prefix) {
    self.code = code
    self.prefix = prefix
    possibleLengths = Self.possibleLengths(under: code)
  }

  /// Asks the library, whose tables may know new lengths one day; no number's first digit 2 is a prefix.
  private static func possibleLengths(under code: StaticString) -> UInt32 {
    (1...DialledNumber.longest).reduce(into: 0) { lengths, length in
      let text = "+\(code)" + String(repeating: "2", count: length)
      var number: [UInt8] = []
      let reason = Array(text.utf8).withUnsafeBytes {
        PhoneLibrary.append($0, dialledIn: .unitedStates, to: &number)
      }
      if reason == nil { lengths |= UInt32(1) << UInt32(length) }
    }
  }
}

extension CallingPlan {
  private static let northAmerica = CallingPlan("1", .trunkOne)
  private static let unitedKingdom = CallingPlan("44", .trunkZero)
  private static let germany = CallingPlan("49", .trunkZero)
  private static let france = CallingPlan("33", .trunkZero)
  private static let italy = CallingPlan("39", .zeroOfNumber)
  private static let spain = CallingPlan("34", .nothing)
  private static let japan = CallingPlan("81", .trunkZeroAbroadZeroOne)
  private static let india = CallingPlan("91", .trunkZero)

  static func plan(of country: RowCountry) -> CallingPlan? {
    switch country {
    case .unitedStates, .canada: northAmerica
    case .unitedKingdom: unitedKingdom
    case .germany: germany
    case .france: france
    case .italy: italy
    case .spain: spain
    case .japan: japan
    case .india: india
    default: nil
    }
  }

  private static func plan(ofCode first: UInt8, _ second: UInt8) -> CallingPlan? {
    switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
    case ("1", _): northAmerica
    case ("3", "3"): france
    case ("3", "4"): spain
    case ("3", "9"): italy
    case ("4", "4"): unitedKingdom
    case ("4", "9"): germany
    case ("8", "1"): japan
    case ("9", "1"): india
    default: nil
    }
  }
}

extension CallingPlan {
  /// Writes the E.164 digits and returns how many; nil when the library has to read the number.
  static func write(
    _ dialled: DialledNumber, dialledIn plan: CallingPlan?, to number: UnsafeMutablePointer<UInt8>
  ) -> Int? {
    let digits = dialled.digits
    let plan = dialled.isInternational ? Self.plan(ofCode: digits[0], digits[1]) : plan
    guard let plan, let base = digits.baseAddress else { return nil }
    let codeCount = plan.code.utf8CodeUnitCount
    let start = dialled.isInternational ? codeCount : plan.prefixLength(of: digits)
    guard let start, plan.isPossibleNumber(digits[start...]) else { return nil }
    number.update(from: plan.code.utf8Start, count: codeCount)
    (number + codeCount).update(from: base + start, count: digits.count - start)
    return codeCount + digits.count - start
  }

  /// How many digits stand before the number in a form without +; nil when that is not certain.
  private func prefixLength(of digits: UnsafeBufferPointer<UInt8>) -> Int? {
    let zero = UInt8(ascii: "0")
    let one = UInt8(ascii: "1")
    switch prefix {
    case .trunkOne where digits[0] == one: return 1
    case .trunkZero where digits[0] == zero: return 1
    case .trunkZeroAbroadZeroOne where digits[0] == zero: return digits[1] == one ? nil : 1
    default:
      return digits.starts(with: UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount)) ? nil : 0
    }
  }

  private func isPossibleNumber(_ number: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard number.count < 32, possibleLengths >> UInt32(number.count) & 1 == 1, let first = number.first else {
      return false
    }
    switch prefix {
    case .trunkOne: return first > UInt8(ascii: "1")
    case .trunkZero, .trunkZeroAbroadZeroOne, .nothing: return first > UInt8(ascii: "0")
    case .zeroOfNumber: return first > UInt8(ascii: "0") || number.dropFirst().first != first
    }
  }
}
