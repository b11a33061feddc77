import Activation
import Foundation
import Testing

@testable import Identity

/// Amazon's normalizers run on Python, so Python's own classes and case rules judge ours.
@Suite("Python as the judge of Unicode")
struct PythonJudgeTests {
  @Test("20,000 random values beyond ASCII come out as in Python")
  func randomValues() throws {
    let rows = try Self.judgedRows()
    #expect(rows.count == 20_000)
    #expect(rows.count { !$0.expected.isEmpty } > 8_000)
    for row in rows {
      let field = try #require(HashedPII(rawValue: row.field))
      let normalizer = try Normalizer.of(field, row.country)
      let (outcome, appended) = normalizer.result(of: row.input)
      let isUsable = outcome == .normalized
      #expect(isUsable == !row.expected.isEmpty, "\(row)")
      #expect(appended == row.expected, "\(row)")
    }
  }

  struct Row {
    let field: String
    let country: String
    let input: [UInt8]
    let expected: [UInt8]
  }

  private static func judgedRows() throws -> [Row] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try #require(try output.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Row(
        field: String(cells[0]), country: String(cells[1]), input: bytes(cells[2]), expected: bytes(cells[3]))
    }
  }

  private static func bytes(_ hexadecimal: Substring) -> [UInt8] {
    stride(from: 0, to: hexadecimal.utf8.count, by: 2).compactMap { position in
      let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: position)
      return UInt8(hexadecimal[start..<hexadecimal.index(start, offsetBy: 2)], radix: 16)
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
