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
      (.state, "US", "New  York", ["New  York became ny"]), (.state, "US", "tx", []),
      (.state, "DE", "Baden-Württemberg", ["lower-cased", "removed - and ü", "cut to 2 letters"]),
      (.state, "US", "N.Y.", ["lower-cased", "removed ."]),
      (.address, "US", "12 Main Street", ["lower-cased", "Street became st", "removed blanks"]),
      (.address, "US", "c/o X, Apt #5", ["lower-cased", "# became number", "removed c/o blanks and ,"]),
      (.address, "US", "12-A oak", ["lower-cased", "removed - and blanks"]),
      (.address, "US", "9#5", ["# became number", "removed 9"]),
      (.address, "DE", "Große\u{A0}Str. 5", ["lower-cased", "ß became ss", "Str became st", "removed blanks and ."]),
      (.address, "GR", "ος σ", ["ς became σ", "removed blanks"]), (.address, "GR", "οσ", ["lower-cased"]),
      (.address, "US", "5main", []),
      (.address, "US", "...", ["removed .", "unusable: \(UnusableReason.noLettersOrDigits.meaning)"]),
      (.phone, "US", "(571) 412-0599", ["removed ( ) blanks and -", "added +1 from country US"]),
      (.phone, "US", "+1 571 412 0599", ["removed + and blanks", "digits kept"]),
      (.phone, "GB", "07911 123456", ["removed blanks", "removed 0 in front", "added +44 from country GB"]),
      (.phone, "GB", "+44 (0)20 7946 0958", ["removed + blanks ( and )", "removed 0 after +44"]),
      (.phone, "US", "011 44 20 7946 0958", ["removed blanks", "removed 011 in front"]),
      (.phone, "US", "1-800-FLOWERS", ["read as +18003569377"]),
      (.phone, "US", "571-412-0599 ext. 12", ["read as +15714120599"]),
      (.phone, "US", "15714120599", []),
      (.phone, "US", "412-0599", ["unusable: \(UnusableReason.phoneLocalOnly.meaning)"]),
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
