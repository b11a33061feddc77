import Testing

@testable import Encoding

@Suite("Converting text")
struct TextConversionTests {
  @Test("A STRING passes as it is", arguments: ["", "a", " two  blanks ", "Zoë 山田 😀", "comma, \"quote\"\r\nline"])
  func text(cell: String) {
    #expect(CellConverter(.string).result(of: cell) == .success(cell))
  }

  @Test(
    "A STRING that is not UTF-8 is refused", arguments: [[0x61, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]])
  func notUTF8(cell: [UInt8]) {
    #expect(CellConverter(.string).result(of: cell) == .failure(.notUTF8))
  }

  @Test("A STRING with a NUL is refused", arguments: ["\0", "a\0b", "é\0"])
  func nul(cell: String) {
    #expect(CellConverter(.string).result(of: cell) == .failure(.nulCharacter))
  }

  @Test(
    "A row's country is two upper-case letters",
    arguments: [("us", "US"), (" De\t", "DE"), ("UK", "GB"), ("gb", "GB")])
  func country(cell: String, expected: String) {
    #expect(CellConverter.countryCode.result(of: cell) == .success(expected))
  }

  @Test("Anything else is no country", arguments: ["", "USA", "U", "49", "Germany", "ÄÖ"])
  func notACountry(cell: String) {
    #expect(CellConverter.countryCode.result(of: cell) == .failure(.notACountry))
  }

  @Test(
    "A decision on consent is one of two words, sent in capitals",
    arguments: [("GRANTED", "GRANTED"), (" denied\t", "DENIED"), ("Granted", "GRANTED"), ("DENIED", "DENIED")])
  func consent(cell: String, expected: String) {
    #expect(CellConverter.consentDecision.result(of: cell) == .success(expected))
  }

  @Test(
    "Anything else is no decision on consent",
    arguments: ["", "yes", "1", "true", "GRANTED.", "GRANTE", "\u{7}RANTED", "granted denied", "g\u{0280}anted"])
  func notAConsent(cell: String) {
    #expect(CellConverter.consentDecision.result(of: cell) == .failure(.notAConsent))
  }

  @Test("An empty or blank cell is null", arguments: [("", true), (" \t\r\n", true), ("0", false), (" x", false)])
  func null(cell: String, expected: Bool) {
    #expect(Array(cell.utf8).withUnsafeBytes(CellConverter.isNull) == expected)
  }

  @Test("Every failure has words of its own")
  func meanings() {
    #expect(Set(ConversionFailure.allCases.map(\.meaning)).count == ConversionFailure.allCases.count)
  }
}
