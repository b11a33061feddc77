import Activation
import Foundation
import Testing

@testable import Identity

/// Amazon's normalizers run on Python, so Python's own classes and case rules judge ours.
@Suite("Python as the judge")
struct PythonJudgeTests {
  @Test("20,000 random values beyond ASCII come out as in Python")
  func randomValues() throws {
    try Self.compare(PythonJudge(arguments: ["-c", Self.script]), usable: 8_000)
  }

  @Test("20,000 addresses and states of random words, signs and letters come out as in Python")
  func addressesAndStates() throws {
    let tables = try #require(
      Bundle.module.url(forResource: "normalization-tables", withExtension: "json", subdirectory: "Vectors"))
    try Self.compare(PythonJudge("address_state_judge", tables.path, "20000"), usable: 15_000)
  }

  @Test("20,000 random telephone numbers come out as from the library's Python edition")
  func phones() throws {
    try Self.compare(PythonJudge("phone_judge", "20000"), usable: 4_000)
  }

  private static func compare(_ judge: PythonJudge, usable: Int) throws {
    #expect(judge.rows.count == 20_000)
    #expect(judge.rows.count { !$0.expected.isEmpty } > usable)
    for row in judge.rows {
      let normalizer = try Normalizer.of(try #require(HashedPII(rawValue: row.field)), row.country)
      let (outcome, appended) = normalizer.result(of: row.input)
      #expect((outcome == .normalized) == !row.expected.isEmpty, "\(row)")
      #expect(appended == row.expected, "\(row)")
    }
  }

  /// The rules once more, in Python: contract 8.3 and 8.6. Unassigned characters and lone surrogates are left out,
  /// because the two languages may know different versions of Unicode.
  private static let script = """
    import random, unicodedata
    chance = random.Random(20240501)
    hard = 'ÄöüÜßẞØøÆæÉΣΣςİıǅﬁŉſK٣५７Ⅷ½²李東ーªµ_\\u0301\\u0345\\u02b0\\u200d\\u00b7\\u2019\\u00a0😀𝟘𐐀Ⓐ'
    plain = 'abcXYZ0123456789@@..-_ +'
    ascii_digits = set('0123456789')
    ascii_letters = set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
    spelled = {'ß': 'ss', 'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'ø': 'o', 'æ': 'ae'}

    def scalar():
        kind = chance.random()
        if kind < 0.45: return chance.choice(plain)
        if kind < 0.75: return chance.choice(hard)
        while True:
            found = chr(chance.randrange(0x80, chance.choice([0x250, 0x600, 0x3000, 0x20000])))
            if unicodedata.category(found) not in ('Cn', 'Cs'): return found

    def keep(text, kept): return ''.join(letter for letter in text if kept(letter))
    def word(letter): return letter.isalnum() or letter in '_.@-'
    def shape(text): return ''.join('9' if c in ascii_digits else 'A' for c in text)

    def email(text):
        text = keep(text.lower(), word)
        name, at, domain = text.partition('@')
        return text if name and at and domain and domain[0] != '@' else ''

    def person(text):
        text = ''.join(spelled.get(letter, letter) for letter in text.lower())
        return keep(text, lambda letter: letter in ascii_digits | ascii_letters)

    def city(text): return keep(text.lower(), lambda letter: letter in ascii_digits | ascii_letters)

    def postcode(text, country):
        if country in ('CA', 'GB'):
            text = keep(text.upper(), lambda letter: letter in ascii_digits | ascii_letters)
            if country == 'CA': return text[:6] if shape(text[:6]) == 'A9A9A9' else ''
            british = ('A99AA', 'A999AA', 'AA99AA', 'AA999AA', 'A9A9AA', 'AA9A9AA')
            return text[:7] if shape(text[:7]) in british else ''
        count = {'IN': 6, 'JP': 7}.get(country, 5)
        text = keep(text, str.isdecimal if country == 'IN' else lambda letter: letter in ascii_digits)
        return text[:count] if len(text) >= count else ''

    def pattern(country):
        form = chance.choice(['A9A 9A9', 'AA9A 9AA', 'A9 9AA', '999999', '999-99999'])
        letters = ''.join(chance.choice('abKſıßǆZ') if c == 'A' else chance.choice('0189') if c == '9' else c for c in form)
        at = chance.randrange(len(letters) + 1)
        return letters[:at] + chance.choice(['', scalar()]) + letters[at:]

    for _ in range(20000):
        field = chance.choice(['EMAIL', 'FIRST_NAME', 'LAST_NAME', 'CITY', 'ZIP'])
        country = chance.choice(['US', 'CA', 'GB', 'DE', 'FR', 'IT', 'ES', 'JP', 'IN'])
        text = ''.join(scalar() for _ in range(chance.randrange(1, 20)))
        if field == 'ZIP' and chance.random() < 0.7: text = pattern(country)
        rule = {'EMAIL': email, 'CITY': city, 'ZIP': lambda t: postcode(t, country)}.get(field, person)
        print(field, country, text.encode().hex(), rule(text).encode().hex(), sep='\\t')
    """
}
