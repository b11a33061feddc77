import Activation
import Testing

@testable import Sandbox

@Suite("A cell of a file")
struct CellRuleTests {
  @Test(
    "counts when it is written as contract 3.7 asks",
    arguments: [
      (DataType.string, "anything at all"), (.decimal, "0.00"), (.decimal, "-12.30"), (.decimal, "123456789012.99"),
      (.integer, "-2147483648"), (.integer, "2147483647"), (.integer, "0"), (.long, "9223372036854775807"),
      (.long, "-9223372036854775808"), (.timestamp, "2024-02-29T23:59:59Z"), (.timestamp, "2024-05-01T08:00:00Z"),
      (.date, "2000-02-29"), (.date, "2024-12-31"),
    ])
  func valid(type: DataType, text: String) { #expect(CellRule.flaw(in: Array(text.utf8), type: type) == nil) }

  @Test(
    "is refused when it is written otherwise",
    arguments: [
      (DataType.decimal, "1"), (.decimal, "1.0"), (.decimal, "1.000"), (.decimal, ".50"), (.decimal, "+1.00"),
      (.decimal, "1,00"), (.decimal, "1e2"), (.decimal, " 1.00"), (.decimal, "-.00"), (.decimal, "NaN"),
      (.integer, "2147483648"), (.integer, "-2147483649"), (.integer, "1.0"), (.integer, "+1"), (.integer, "1 "),
      (.long, "9223372036854775808"), (.long, "0x10"), (.timestamp, "2024-05-01 08:00:00Z"),
      (.timestamp, "2024-05-01T08:00:00"), (.timestamp, "2024-05-01T08:00:00.000Z"),
      (.timestamp, "2024-05-01T08:00:00+00:00"), (.timestamp, "2024-05-01T24:00:00Z"),
      (.timestamp, "2024-05-01T08:60:00Z"), (.timestamp, "2024-05-01T08:00:60Z"), (.timestamp, "2023-02-29T08:00:00Z"),
      (.timestamp, "1714550400"), (.date, "2023-02-29"), (.date, "1900-02-29"), (.date, "2024-04-31"),
      (.date, "2024-13-01"), (.date, "2024-00-10"), (.date, "2024-01-00"), (.date, "0000-01-01"),
      (.date, "24-01-01"), (.date, "2024/01/01"), (.date, "2024-01-01T00:00:00Z"),
    ])
  func invalid(type: DataType, text: String) throws {
    let flaw = try #require(CellRule.flaw(in: Array(text.utf8), type: type))
    #expect(!flaw.contains(text))
  }

  @Test("of a hashedPii column must be 64 lower-case hexadecimal digits and not the hash of nothing")
  func hashes() {
    let hash = "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21"
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(CellRule.hashFlaw(in: Array(hash.utf8)) == nil)
    for wrong in [
      "ada@example.com", hash.uppercased(), String(hash.dropLast()), hash + "0", "g" + hash.dropFirst(), nothing,
    ] {
      #expect(CellRule.hashFlaw(in: Array(wrong.utf8)) != nil, "\(wrong)")
    }
  }

  @Test("of a country column must be two capital letters", arguments: ["us", "USA", "null", "U1", "Ü"])
  func countries(text: String) {
    #expect(CellRule.countryFlaw(in: Array("US".utf8)) == nil)
    #expect(CellRule.countryFlaw(in: Array(text.utf8)) != nil)
  }
}
