import Activation
import Testing

@testable import Identity

@Suite("Normalizing an address")
struct AddressTests {
  @Test(
    "Words are cut, replaced and joined",
    arguments: [
      ("US", "123 Main St.", "123mainst"), ("US", "1600 Pennsylvania Avenue NW", "1600pennsylvaniaavenw"),
      ("US", "456 Elm Avenue #12", "456elmavenumber12"), ("US", "12-A Oak Blvd", "12aoakblvd"),
      ("US", "Unit[5]{Rear}(Left)!", "unit5rearleft"), ("US", "5 Boulevard", "5boulevard"),
      ("US", "c/o Roe, 5 Mill\t\nLane", "roe5mlln"), ("US", "XC/O Y", "xc/oy"), ("US", "C/Ovid", "c/ovid"),
      ("US", "C/O/C/O x", "/x"), ("US", "éC/O 1", "éc/o1"), ("US", "C/O\u{301} 1", "\u{301}1"),
      ("US", "a\u{1F}b\u{A0}c\u{2003}d", "abcd"), ("US", "no. 5", "number5"),
      ("GB", "Flat 2, 10 Downing Street", "flat210downingst"), ("GB", "1 The Sq", "1thesquare"),
      ("DE", "Hauptstraße 5", "hauptstrasse5"), ("DE", "ŉ ﬁ 5", "ʼnfi5"),
      ("FR", "12 Avenue Foch", "12avefoch"), ("FR", "3 ALLEE des Acacias", "3alléedesacacias"),
      ("ES", "Pl. Mayor NÚM 3", "plazamayornumber3"), ("ES", "Paseo Sol", "passeigsol"),
      ("IT", "V.le Monza 3", "vlemonza3"), ("IT", "Vle Monza 3", "vialemonza3"),
      ("JP", "1-2-3 Shibuya", "1-2-3shibuya"), ("BR", "5 Rua Street", "5ruast"),
      ("GR", "Οδός ΟΔΟΣ", "οδόσοδος"), ("GR", "ΟΔΟΣ 5Α", "οδος5α"), ("GR", "ΟΔΟΣ Α", "οδοσα"),
    ])
  func words(country: String, input: String, expected: String) throws {
    #expect(try Normalizer.of(.address, country).text(input) == expected)
  }

  @Test(
    "A dash and a # split as in Amazon's code, its slips included",
    arguments: [
      ("12-34", "12-34"), ("-A", "-a"), ("12-", "12-"), ("1-2-A", "1-2-a"), ("½-A", "½a"), ("三-A", "三a"),
      ("A-12", "a-12"),
      ("12-A 13-B", "12a13-b"), ("12-A 5 13-B", "12a513-b"), ("12-A 13-B 5", "12a13b5"), ("Apt#5", "aptnumber5"),
      ("Apt#", "aptnumber"),
      ("#", "number"), ("5#", "5#"), ("##", "##"), ("##5", "number5"), ("12#5", "number5"), ("A#1#2", "anumbernumber2"),
      ("A#1 B#2", "anumber1b#2"), ("A#1 x y z B#2", "anumber1xyzb#2"), ("#½", "#½"), ("Éa#5", "anumber5"),
      ("#12-A", "number12-a"),
    ])
  func splits(input: String, expected: String) throws {
    #expect(try Normalizer.of(.address, "JP").text(input) == expected)
  }

  @Test("An address without a word is unusable", arguments: [".", ",", "C/O", " ( ) ", "\u{1C}", "!\u{2003}!"])
  func noWords(input: String) throws {
    let (outcome, appended) = try Normalizer.of(.address, "US").result(of: input.utf8)
    #expect(outcome == .unusable(.noLettersOrDigits))
    #expect(appended.isEmpty)
  }

  @Test("The words replaced are those of Amazon's tables, in every country, and no others")
  func tables() throws {
    let tables = try WordTables().address
    let everyWord = Set(tables.values.flatMap(\.keys))
    #expect(everyWord.count > 400)
    for country in CountryRules.verified {
      let table = try #require(tables[country.code])
      let rule = AddressRule(in: country)
      for word in everyWord {
        let replacement = rule.replacements.read { words in
          Array(word.utf8).withUnsafeBytes { words.replacement(of: $0).map { String(decoding: $0, as: UTF8.self) } }
        }
        #expect(replacement ?? word.lowercased() == table[word] ?? word.lowercased(), "\(country) \(word)")
      }
    }
  }
}
