/// A number as decimal text: sign, digits, fraction, exponent. No binary floating point is involved.
struct DecimalText {
  /// Past the exponents of a Double (1.8E308, 4.9E-324); a larger one is refused before it could fill memory.
  static let largestExponent = 400

  private let isNegative: Bool
  private let whole: UnsafeRawBufferPointer
  private let fraction: UnsafeRawBufferPointer
  private let exponent: Int

  /// Reads all of the bytes.
  /// - Throws: `notANumber`, or `outOfRange` for an exponent beyond `largestExponent`.
  init(_ bytes: UnsafeRawBufferPointer) throws(ConversionFailure) {
    var reader = ByteReader(bytes)
    isNegative = reader.takeSign()
    whole = reader.takeDigits()
    fraction = reader.take(".") ? reader.takeDigits() : UnsafeRawBufferPointer(start: nil, count: 0)
    guard !whole.isEmpty || !fraction.isEmpty else { throw .notANumber }
    exponent = reader.take("e") || reader.take("E") ? try Self.exponent(&reader) : 0
    guard reader.isAtEnd else { throw .notANumber }
    guard abs(exponent) <= Self.largestExponent else { throw .outOfRange }
  }

  private static func exponent(_ reader: inout ByteReader) throws(ConversionFailure) -> Int {
    let isNegative = reader.takeSign()
    let digits = reader.takeDigits()
    guard !digits.isEmpty else { throw .notANumber }
    // Stops growing once out of bounds, so that no run of digits overflows.
    let size = digits.reduce(0) { $0 > largestExponent ? $0 : $0 * 10 + Int($1.digitValue) }
    return isNegative ? -size : size
  }

  /// Appends the number with two fractional digits, half rounded away from zero; zero has no sign.
  func appendRounded(to output: inout [UInt8]) {
    let start = output.count
    if isNegative { output.append(UInt8(ascii: "-")) }
    let digitsStart = output.count
    let point = whole.count + exponent
    appendWhole(before: point, to: &output)
    output.append(UInt8(ascii: "."))
    output.append(digit(point))
    output.append(digit(point + 1))
    if digit(point + 2) >= UInt8(ascii: "5") { Self.increment(&output, from: digitsStart) }
    if isNegative, output[digitsStart...].allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }) {
      output.remove(at: start)
    }
  }

  private func appendWhole(before point: Int, to output: inout [UInt8]) {
    var position = 0
    while position < point - 1, digit(position) == UInt8(ascii: "0") { position += 1 }
    if point <= 0 { output.append(UInt8(ascii: "0")) }
    while position < point {
      output.append(digit(position))
      position += 1
    }
  }

  /// The ASCII digit at a place of the written digits, which go on as zeros on both sides.
  private func digit(_ position: Int) -> UInt8 {
    if position < 0 { return UInt8(ascii: "0") }
    if position < whole.count { return whole[position] }
    let place = position - whole.count
    return place < fraction.count ? fraction[place] : UInt8(ascii: "0")
  }

  /// Adds one to the last place of the digits that start there.
  private static func increment(_ output: inout [UInt8], from start: Int) {
    for position in (start..<output.count).reversed() where output[position] != UInt8(ascii: ".") {
      if output[position] < UInt8(ascii: "9") {
        output[position] += 1
        return
      }
      output[position] = UInt8(ascii: "0")
    }
    output.insert(UInt8(ascii: "1"), at: start)
  }
}
