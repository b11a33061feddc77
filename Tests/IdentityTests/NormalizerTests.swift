import Activation
import Testing

@testable import Identity

@Suite("Normalizing")
struct NormalizerTests {
  @Test(
    "An e-mail address is lower-cased and keeps letters, digits, _ . @ -",
    arguments: [
      (" John.Doe+promo@Gmail.com ", "john.doepromo@gmail.com"),
      ("JOSÉ@EXÄMPLE.DE", "josé@exämple.de"),
      ("jose\u{301}@example.org", "jose@example.org"),
      ("ΟΔΟΣ@example.org", "οδος@example.org"),
      ("ΟΔΟΣ.A@example.org", "οδοσ.a@example.org"),
      ("İ@example.org", "i@example.org"),
      ("½²Ⅷ@example.org", "½²ⅷ@example.org"),
      ("太郎@例え.jp", "太郎@例え.jp"),
      ("a b@ex ample.org", "ab@example.org"),
      ("a\u{A0}b@example.org", "ab@example.org"),
      ("x@y@", "x@y@"),
    ])
  func email(input: String, expected: String) throws {
    #expect(try Normalizer.of(.email, "US").text(input) == expected)
  }

  @Test(
    "A name is spelled in a–z and 0–9 with umlauts written out",
    arguments: [
      ("STRAẞE", "strasse"), ("Ærø", "aero"), ("Åsa", "sa"), ("u\u{308}ber", "uber"), ("O’Neill 3rd", "oneill3rd"),
      ("\u{212A}elvin", "kelvin"), ("İpek", "ipek"), ("Ö", "oe"),
    ])
  func names(input: String, expected: String) throws {
    #expect(try Normalizer.of(.firstName, "DE").text(input) == expected)
    #expect(try Normalizer.of(.lastName, "US").text(input) == expected)
  }

  @Test(
    "A city is spelled in a–z and 0–9, other letters removed",
    arguments: [("Ærøskøbing", "rskbing"), ("L'Aquila", "laquila"), ("6th of October City", "6thofoctobercity")])
  func city(input: String, expected: String) throws {
    #expect(try Normalizer.of(.city, "DE").text(input) == expected)
  }

  @Test(
    "A postcode follows its country",
    arguments: [
      ("US", "02139-1234", "02139"), ("US", "O2139", nil), ("DE", "D-10115", "10115"), ("FR", "F 75001", "75001"),
      ("CA", "k1a 0b1 extra", "K1A0B1"), ("CA", "K1A-OB1", nil), ("CA", "11A0B1", nil),
      ("GB", "sw1a 1aa", "SW1A1AA"), ("GB", "M1 1AE", "M11AE"), ("GB", "EC1A 1BB", "EC1A1BB"),
      ("GB", "W1A 1AA", "W1A1AA"), ("GB", "DN55 1PT", "DN551PT"), ("GB", "SW1A", nil), ("GB", "ABC 123", nil),
      ("UK", "B33 8TH", "B338TH"), ("GB", "ß1 1aa", "SS11AA"), ("IN", "110 001", "110001"), ("IN", "1100011", "110001"),
      ("IN", "11000", nil),
      ("IN", "११०००१", "११०००१"), ("IN", "११०००१२", "११०००१"), ("IN", "११०००", nil),
      ("JP", "〒100-0001", "1000001"), ("JP", "１００-0001", nil), ("ES", "28013", "28013"), ("IT", "00184", "00184"),
      ("NL", "1012 ab", "1012ab"), ("BR", "01310-100", "01310100"), ("BR", "—", nil),
    ])
  func postcode(country: String, input: String, expected: String?) throws {
    #expect(try Normalizer.of(.zip, country).text(input) == expected)
  }

  @Test(
    "An unusable value names its reason and appends nothing",
    arguments: [
      (HashedPII.email, "US", "nobody", UnusableReason.emailWithoutAt),
      (.email, "US", "@example.org", .emailWithoutName),
      (.email, "US", "someone@", .emailWithoutDomain), (.email, "US", "some@@example.org", .emailWithoutDomain),
      (.email, "US", "???", .emailWithoutAt), (.firstName, "US", "李", .noLettersOrDigits),
      (.city, "JP", "東京", .noLettersOrDigits), (.lastName, "US", "-", .noLettersOrDigits),
      (.zip, "US", "1234", .zipTooShort), (.zip, "US", "none", .zipTooShort), (.zip, "CA", "K1A", .zipTooShort),
      (.zip, "CA", "123456", .zipOfWrongForm), (.zip, "GB", "12345", .zipOfWrongForm),
      (.zip, "NL", "-", .noLettersOrDigits),
    ])
  func unusable(field: HashedPII, country: String, input: String, reason: UnusableReason) throws {
    let (outcome, appended) = try Normalizer.of(field, country).result(of: input.utf8)
    #expect(outcome == .unusable(reason))
    #expect(appended.isEmpty)
  }

  @Test(
    "Bytes that are not UTF-8 are unusable",
    arguments: [[0xFF], [0x80], [0x41, 0x80], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]])
  func notUTF8(bytes: [UInt8]) {
    for normalizer in allNormalizers {
      let (outcome, appended) = normalizer.result(of: bytes)
      #expect(outcome == .unusable(.notUTF8))
      #expect(appended.isEmpty)
    }
  }

  @Test("Nothing and blanks are empty", arguments: ["", " ", "\t\r\n "])
  func empty(input: String) {
    for normalizer in allNormalizers { #expect(normalizer.result(of: input.utf8).outcome == .empty) }
  }

  @Test("Sixty-four hexadecimal digits of either case pass in lower case")
  func alreadyHashed() {
    let hash = "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21"
    for normalizer in allNormalizers {
      for input in [hash, hash.uppercased(), " \(hash)\n"] {
        let (outcome, appended) = normalizer.result(of: input.utf8)
        #expect(outcome == .alreadyHashed)
        #expect(appended == Array(hash.utf8))
      }
      for input in [String(hash.dropLast()), hash + "0", "g" + hash.dropFirst()] {
        #expect(normalizer.result(of: input.utf8).outcome != .alreadyHashed)
      }
    }
  }

  @Test("Every reason has words")
  func meanings() {
    #expect(Set(UnusableReason.allCases.map(\.meaning)).count == UnusableReason.allCases.count)
  }
}
