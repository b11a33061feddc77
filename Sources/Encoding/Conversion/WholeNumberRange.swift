/// INTEGER and LONG: the whole numbers a column takes, and how their text is checked.
struct WholeNumberRange: Sendable {
  private let largest: UInt64
  /// The most digits of any number within 64 bits.
  private static let mostDigits = 19

  static let integer = WholeNumberRange(largest: UInt64(Int32.max))
  static let long = WholeNumberRange(largest: UInt64(Int64.max))

  /// Appends the number without `+` and leading zeros.
  /// - Throws: `notANumber`, `notAWholeNumber` for a number with point or exponent, `outOfRange`.
  func append(_ cell: UnsafeRawBufferPointer, to output: inout [UInt8]) throws(ConversionFailure) {
    var reader = ByteReader(cell)
    let isNegative = reader.takeSign()
    let digits = reader.takeDigits()
    guard !digits.isEmpty, reader.isAtEnd else { throw Self.objection(to: cell) }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    let significant = UnsafeRawBufferPointer(rebasing: digits[min(zeros, digits.count - 1)...])
    guard contains(significant, isNegative: isNegative) else { throw .outOfRange }
    if isNegative, zeros < digits.count { output.append(UInt8(ascii: "-")) }
    output.append(contentsOf: significant)
  }

  private func contains(_ digits: UnsafeRawBufferPointer, isNegative: Bool) -> Bool {
    guard digits.count <= Self.mostDigits else { return false }
    let magnitude = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1.digitValue) }
    return magnitude <= largest + (isNegative ? 1 : 0)
  }

  private static func objection(to cell: UnsafeRawBufferPointer) -> ConversionFailure {
    do throws(ConversionFailure) {
      _ = try DecimalText(cell)
      return .notAWholeNumber
    } catch {
      return error == .outOfRange ? .notAWholeNumber : .notANumber
    }
  }
}
