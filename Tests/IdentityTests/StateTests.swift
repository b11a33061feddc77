import Activation
import Testing

@testable import Identity

@Suite("Normalizing a state")
struct StateTests {
  @Test(
    "A name in the country's table is abbreviated, any other is cut to two letters",
    arguments: [
      ("US", "Texas", "tx"), ("US", "N.Y.", "ny"), ("US", "District of Columbia", "di"), ("CA", "Quebec", "qc"),
      ("CA", "Québec", "qu"), ("DE", "Bavaria", "by"), ("DE", "Bayern", "ba"), ("ES", "Madrid", "m"),
      ("GB", "Greater London", "gr"), ("US", "new\u{A0}york", "ny"), ("US", "x", "x"), ("US", "x.", "x"),
      ("BR", "São Paulo", "so"), ("US", "\u{17F}outh dakota", "sd"),
    ])
  func names(country: String, input: String, expected: String) throws {
    #expect(try Normalizer.of(.state, country).text(input) == expected)
  }

  @Test(
    "What is written with one or two characters stays whole, blanks counted",
    arguments: [("ßß", "ssss"), ("ßß ", "ss"), ("ﬃ", "ffi"), (" ﬃ", "ffi"), (" ﬃ ", "ff"), ("ny", "ny")])
  func short(input: String, expected: String) throws {
    #expect(try Normalizer.of(.state, "US").text(input) == expected)
  }

  @Test("A state without a letter is unusable", arguments: ["12", "—", "東京", "É"])
  func noLetters(input: String) throws {
    #expect(try Normalizer.of(.state, "US").result(of: input.utf8).outcome == .unusable(.noLettersOrDigits))
  }

  @Test("Every name of Amazon's tables has its abbreviation in its country, and no other country's")
  func tables() throws {
    let tables = try WordTables().state
    #expect(Set(tables.keys) == ["US", "CA", "DE", "ES", "FR", "IT"])
    for country in CountryRules.verified {
      let normalizer = try Normalizer.of(.state, country.code)
      for name in tables.values.flatMap(\.keys) {
        let cut = String(name.lowercased().prefix(2))
        #expect(normalizer.text(name) == tables[country.code]?[name] ?? cut, "\(country) \(name)")
      }
    }
  }
}
