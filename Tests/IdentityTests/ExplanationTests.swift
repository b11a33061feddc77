import Activation
import Testing

@testable import Identity

@Suite("Explaining a value")
struct ExplanationTests {
  @Test(
    "Each change is told in words",
    arguments: [
      (HashedPII.email, "US", " John+promo@Example.com ", ["lower-cased", "removed blanks and +"]),
      (.email, "US", "a!#$%&*/b@example.com", ["removed ! # $ % & and 2 other characters"]),
      (.email, "US", "jo\u{301}e\u{200B}@example.com", ["removed combining marks and invisible characters"]),
      (.firstName, "DE", "Müller-Groß", ["lower-cased", "ü became ue", "ß became ss", "removed -"]),
      (.city, "DE", "köln", ["removed ö"]),
      (.zip, "US", "75236-9599", ["removed -", "cut to 5 digits"]),
      (.zip, "CA", "k1a 0b1", ["upper-cased", "removed blanks"]),
      (.zip, "GB", "SW1A1AA9", ["cut to 7 letters and digits"]),
      (.zip, "IN", "११०००१२", ["cut to 6 digits"]),
      (.lastName, "US", "smith", []),
      (.lastName, "US", "李", ["removed 李", "unusable: \(UnusableReason.noLettersOrDigits.meaning)"]),
      (.lastName, "US", "  ", []),
    ])
  func changes(field: HashedPII, country: String, input: String, expected: [String]) throws {
    #expect(try Normalizer.of(field, country).explain(input).changes == expected)
  }

  @Test("A value that is hashed already says so and is not hashed again")
  func alreadyHashed() throws {
    let hash = String(repeating: "0123456789abcdef", count: 4)
    let explanation = try Normalizer.of(.email, "US").explain(" \(hash.uppercased())")
    #expect(explanation.changes == ["already SHA-256", "lower-cased", "removed blanks"])
    #expect(explanation.normalized == hash)
    #expect(explanation.sha256 == hash)
  }

  @Test("The sample of Amazon's documentation has its hash")
  func sample() throws {
    let explanation = try Normalizer.of(.email, "US").explain("abc@example.com")
    #expect(explanation.sha256 == "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21")
  }
}
