import Testing

@testable import Identity

@Suite("A row's country")
struct RowCountryTests {
  @Test(
    "Two letters of either case are read, UK as GB",
    arguments: [
      ("US", "US"), (" de ", "DE"), ("uk", "GB"), ("Uk", "GB"), ("gb", "GB"), ("zz", "ZZ"), ("\tjp\r\n", "JP"),
    ])
  func read(text: String, code: String) {
    #expect(RowCountry(text)?.code == code)
  }

  @Test("Anything else is refused", arguments: ["", " ", "U", "USA", "U1", "ÄÖ", "é", "[[", "``", "@@", "U S"])
  func refused(text: String) {
    #expect(RowCountry(text) == nil)
  }

  @Test("Nine countries are verified, all others follow generic rules")
  func verified() throws {
    #expect(CountryRules.verified.map(\.code) == ["US", "CA", "GB", "DE", "FR", "IT", "ES", "JP", "IN"])
    #expect(CountryRules.verified.allSatisfy { CountryRules($0).isVerified })
    #expect(CountryRules(try #require(RowCountry("BR"))).isVerified == false)
  }

  @Test("The two letters are appended as a country column carries them")
  func append() throws {
    var output: [UInt8] = []
    try #require(RowCountry("uk")).append(to: &output)
    #expect(output == Array("GB".utf8))
  }
}
