import Activation
import Testing

@testable import Identity
import TestSupport

@Suite("Normalizing a telephone number")
struct PhoneTests {
  @Test(
    "A number is read in its country and written with its calling code",
    arguments: [
      ("US", "(571) 412-0599", "15714120599"), ("US", "1.571.412.0599", "15714120599"),
      ("US", "+44 (0)20 7946 0958", "442079460958"), ("US", "011 44 20 7946 0958", "442079460958"),
      ("CA", "416 555 0199", "14165550199"), ("GB", "020 7946 0958", "442079460958"),
      ("GB", "442079460958", "442079460958"), ("DE", "030 / 123456", "4930123456"),
      ("FR", "06 12 34 56 78", "33612345678"),
      ("IT", "06 6982", "39066982"), ("IT", "+39 06 6982 1234", "390669821234"), ("ES", "612 34 56 78", "34612345678"),
      ("JP", "03-1234-5678", "81312345678"), ("JP", "010 1 571 412 0599", "15714120599"),
      ("IN", "098765 43210", "919876543210"), ("US", "1-800-FLOWERS", "18003569377"),
      ("US", "571-412-0599 x12", "15714120599"), ("US", "５７１４１２０５９９", "15714120599"),
      ("BR", "(11) 96123-4567", "5511961234567"), ("BR", "+1 571 412 0599", "15714120599"),
      ("ZZ", "+81 3-1234-5678", "81312345678"), ("US", "tel:+1-571-412-0599", "15714120599"),
    ])
  func numbers(country: String, input: String, expected: String) throws {
    #expect(try Normalizer.of(.phone, country).text(input) == expected)
  }

  @Test(
    "A number that cannot be sent names its reason",
    arguments: [
      ("US", "abc", UnusableReason.phoneNotANumber), ("US", "5", .phoneNotANumber), ("US", "12345", .phoneTooShort),
      ("US", "412-0599", .phoneLocalOnly), ("US", "0049 30 1234567", .phoneTooLong),
      ("GB", "567 89", .phoneLocalOnly),
      ("ZZ", "571 412 0599", .phoneWithoutCallingCode), ("US", "+999 1234567", .phoneWithoutCallingCode),
      ("NO", "612 345", .phoneOfWrongLength), ("US", String(repeating: "5", count: 100_000), .phoneTooLong),
      ("US", "+1 " + String(repeating: "5", count: 248), .phoneTooLong),
    ])
  func unusable(country: String, input: String, reason: UnusableReason) throws {
    let (outcome, appended) = try Normalizer.of(.phone, country).result(of: input.utf8)
    #expect(outcome == .unusable(reason))
    #expect(appended.isEmpty)
  }

  /// Numbers of all common forms, good and bad: 100,000, and 1,000,000 in a release build.
  @Test("Reading the common forms agrees with the library")
  func pathsAgree() throws {
    #if DEBUG
      let count = 100_000
    #else
      let count = 1_000_000
    #endif
    let codes = CountryRules.verified.map(\.code) + ["ZZ", "BR", "GG", "VA", "JM"]
    let rules = try codes.map { PhoneRule(in: try #require(RowCountry($0))) }
    var generator = SeededGenerator(seed: 5)
    var (mismatches, usable) = (0, 0)
    for round in 0..<count {
      let rule = rules[round % rules.count]
      var (fast, exact): ([UInt8], [UInt8]) = ([], [])
      Self.text(&generator).withUnsafeBytes { bytes in
        let reasons = (rule.append(bytes, to: &fast), rule.appendByLibrary(bytes, to: &exact))
        if reasons.0 != reasons.1 || fast != exact { mismatches += 1 }
      }
      if !fast.isEmpty { usable += 1 }
    }
    #expect(mismatches == 0)
    #expect(usable > count / 4)
  }

  @Test("Numbers read by many threads at once come out as read by one")
  func threads() async throws {
    let rule = PhoneRule(in: try #require(RowCountry("GB")))
    let texts = (0..<400).map { "0\(7_900_000_000 + $0 * 7_919) ext. \($0)" }
    let expected = texts.map { Self.number($0, rule) }
    #expect(expected.allSatisfy { $0.count == 12 })
    await withTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<8 { group.addTask { texts.map { Self.number($0, rule) } } }
      for await numbers in group { #expect(numbers == expected) }
    }
  }

  private static func number(_ text: String, _ rule: PhoneRule) -> [UInt8] {
    var number: [UInt8] = []
    _ = Array(text.utf8).withUnsafeBytes { rule.appendByLibrary($0, to: &number) }
    return number
  }

  private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
    let fronts = [
      "", "", "", "0", "0", "1", "+", "+", "00", "01", "010", "011", "+1", "+44", "+49", "+33", "+39", "+34", "+81",
      "+91", "1",
      "44", "49", "33", "39", "34", "81", "91", "+44 (0)", "+390", "0039", "(0", "(", "+ ", "+(", "++", "+7", "+376",
    ]
    let separators = Array(" -.() -  x/+#".utf8)
    let length =
      Int.random(in: 0..<8, using: &generator) == 0
      ? Int.random(in: 0...19, using: &generator)
      : Int.random(in: 7...11, using: &generator)
    var text = Array((fronts.randomElement(using: &generator) ?? "").utf8)
    for _ in 0..<length {
      text.append(UInt8.random(in: UInt8(ascii: "0")...UInt8(ascii: "9"), using: &generator))
      guard Int.random(in: 0..<5, using: &generator) == 0 else { continue }
      let common = Int.random(in: 0..<40, using: &generator) > 0
      text.append(separators[Int.random(in: 0..<(common ? 8 : separators.count), using: &generator)])
    }
    return text
  }
}
