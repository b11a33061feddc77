import Testing

@testable import Encoding

@Suite("Converting numbers")
struct NumberConversionTests {
  @Test(
    "A DECIMAL has two fractional digits, half rounded away from zero on the text",
    arguments: [
      ("0", "0.00"), ("12", "12.00"), ("12.3", "12.30"), ("12.345", "12.35"), ("-12.345", "-12.35"), ("1.005", "1.01"),
      ("2.675", "2.68"), ("0.004999", "0.00"), ("-0.001", "0.00"), ("-0", "0.00"), ("-0.005", "-0.01"),
      ("0.995", "1.00"), ("9.995", "10.00"), ("-99.999", "-100.00"),
      ("999999999999999999999.999", "1000000000000000000000.00"),
      ("+5", "5.00"), ("007.10", "7.10"), (".5", "0.50"), ("5.", "5.00"), ("000", "0.00"), (" 1.5\t", "1.50"),
      ("1.5E2", "150.00"), ("1.5e+2", "150.00"), ("150E-2", "1.50"), ("5E-3", "0.01"), ("4E-3", "0.00"),
      ("-4e-3", "0.00"), ("99.5E-2", "1.00"), ("995e-3", "1.00"), ("1E-400", "0.00"), ("0E0", "0.00"),
      ("1e0000000000000000000002", "100.00"), ("0.00012345E6", "123.45"), ("-1.0E0", "-1.00"),
    ])
  func decimal(cell: String, expected: String) {
    #expect(CellConverter(.decimal).result(of: cell) == .success(expected))
  }

  @Test(
    "What is not a plain decimal number is refused",
    arguments: [
      "", ".", "-", "+", "NaN", "nan", "Infinity", "-inf", "1,5", "1,000", "1 000", "1_000", "0x10", "1e", "1e+", "e5",
      "1.2.3", "--1", "+-1", "1-", "$5", "5%", "1.5E2.5", "１２", "1\u{A0}", "١",
    ])
  func notANumber(cell: String) {
    #expect(CellConverter(.decimal).result(of: cell) == .failure(.notANumber))
    #expect(CellConverter(.integer).result(of: cell) == .failure(.notANumber))
    #expect(CellConverter(.long).result(of: cell) == .failure(.notANumber))
  }

  @Test(
    "An exponent past every Double is refused at once",
    arguments: ["1e401", "1e-401", "1e999999999", "0e999999999999999999999999999", "-1E-99999999999999999999"])
  func hugeExponent(cell: String) {
    #expect(CellConverter(.decimal).result(of: cell) == .failure(.outOfRange))
    #expect(CellConverter(.long).result(of: cell) == .failure(.notAWholeNumber))
  }

  @Test("The largest exponent gives four hundred digits")
  func largestExponent() {
    let expected = "1" + String(repeating: "0", count: DecimalText.largestExponent) + ".00"
    #expect(CellConverter(.decimal).result(of: "1e400") == .success(expected))
  }

  @Test(
    "An INTEGER has 32 bits, a LONG 64",
    arguments: [
      ("0", "0", "0"), ("-0", "0", "0"), ("+7", "7", "7"), ("007", "7", "7"), ("-00", "0", "0"),
      ("-0012", "-12", "-12"),
      (" 42 ", "42", "42"), ("2147483647", "2147483647", "2147483647"), ("2147483648", nil, "2147483648"),
      ("-2147483648", "-2147483648", "-2147483648"), ("-2147483649", nil, "-2147483649"),
      ("9223372036854775807", nil, "9223372036854775807"), ("9223372036854775808", nil, nil),
      ("-9223372036854775808", nil, "-9223372036854775808"), ("-9223372036854775809", nil, nil),
      ("18446744073709551617", nil, nil), ("99999999999999999999999", nil, nil),
      ("00000000000000000000000001", "1", "1"), ("10000000000000000000", nil, nil),
    ])
  func whole(cell: String, integer: String?, long: String?) {
    let expected = [integer, long].map { $0.map(Result.success) ?? .failure(ConversionFailure.outOfRange) }
    #expect(CellConverter(.integer).result(of: cell) == expected[0])
    #expect(CellConverter(.long).result(of: cell) == expected[1])
  }

  @Test("A fraction or an exponent is no whole number", arguments: ["1.0", "1.", ".5", "1e3", "-2.50", "1E0"])
  func notWhole(cell: String) {
    #expect(CellConverter(.integer).result(of: cell) == .failure(.notAWholeNumber))
    #expect(CellConverter(.long).result(of: cell) == .failure(.notAWholeNumber))
  }

  @Test("Digits out of range followed by something else are no number")
  func longRubbish() {
    #expect(CellConverter(.long).result(of: "99999999999999999999abc") == .failure(.notANumber))
  }
}
