import Activation
import CKernels
import Crypto
import Testing
import TestSupport

@testable import Identity

@Suite("A column is hashed as its values are")
struct HashedColumnTests {
  private static let lively = [
    "Ada", "zoë", "Łukasz", "O'Connor", " ", "\t", "@", "example.com", ".", "-", "_", "+1", "617", "555 0123", "(", ")",
    "02139", "K1A", "0B1", "ß", "\u{0}", "Texas", "Street", "x",
    "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
  ].map { Array($0.utf8) }

  private static func value(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = (0..<Int.random(in: 0...4, using: &generator)).flatMap { _ in
      lively.randomElement(using: &generator) ?? []
    }
    if Int.random(in: 0..<30, using: &generator) == 0 { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
    return bytes
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What one value becomes by the rule, and why it becomes nothing.
  private static func expected(_ value: [UInt8], by normalizer: Normalizer) -> (digits: String?, UnusableReason?) {
    let (outcome, text) = normalizer.result(of: value)
    return switch outcome {
    case .normalized: (sha256(text), nil)
    case .alreadyHashed: (String(decoding: text, as: UTF8.self), nil)
    case .empty: (nil, nil)
    case .unusable(let reason): (nil, reason)
    }
  }

  @Test("by the kernel or by the rule, in every field and country")
  func agrees() {
    for (number, normalizer) in allNormalizers.enumerated() {
      var generator = SeededGenerator(seed: UInt64(number))
      let values = (0..<2000).map { _ in Self.value(&generator) }
      let column = HashedColumn(normalizer.field, of: values, in: .all(normalizer.rules.country))
      let expected = values.map { Self.expected($0, by: normalizer) }
      #expect(column.digits == expected.map(\.digits))
      let unusable = expected.enumerated().compactMap { row, one in
        one.1.map { HashedColumn.Unusable(row: row, reason: $0) }
      }
      #expect(column.unusable == unusable)
    }
  }

  @Test("by the country of each row, whatever the runs", arguments: HashedPII.allCases)
  func mixesCountries(field: HashedPII) {
    var generator = SeededGenerator(seed: 9)
    let countries = CountryRules.verified + [.unknown]
    var country: RowCountry? = nil
    var values: [[UInt8]] = []
    var rowCountries: [RowCountry?] = []
    for _ in 0..<3000 {
      if Int.random(in: 0..<3, using: &generator) == 0 { country = countries.randomElement(using: &generator) }
      values.append(Self.value(&generator))
      rowCountries.append(country)
    }
    let column = HashedColumn(field, of: values, in: .each(rowCountries))
    let expected = zip(values, rowCountries).map { value, country in
      Self.expected(value, by: Normalizer(field, country: country ?? .unknown)).digits
    }
    #expect(column.digits == expected)
  }

  @Test("Every variant of the kernel folds alike, up to the last byte of its memory")
  func variantsAgree() throws {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<5000).map { _ in Self.value(&generator) }
    for rule in [TextRule.email, .personName, .city, .postcode(in: .unitedStates), .postcode(in: .unknown)] {
      let kernel = try #require(rule.kernel)
      let portable = Self.fold(values, by: kernel, variant: Int32(CK_PORTABLE))
      #expect(Self.fold(values, by: kernel, variant: Int32(CK_AVX2)) == portable)
      #expect(portable.contains { $0.count > 2 })
    }
  }

  /// The folded text of each value, in memory that ends right behind it; one byte that no text has where it is left to
  /// the caller.
  private static func fold(_ values: [[UInt8]], by rule: ck_fold_rule, variant: Int32) -> [[UInt8]] {
    values.map { value in
      var rule = rule
      var texts = [UInt8](repeating: 0, count: value.count + 64)
      var offsets: [UInt32] = [0, 0]
      var slots: [UInt32] = [0]
      var isLeft = false
      value.withUnsafeBufferPointer { bytes in
        texts.withUnsafeMutableBufferPointer { texts in
          offsets.withUnsafeMutableBufferPointer { offsets in
            slots.withUnsafeMutableBufferPointer { slots in
              var cell = ck_cell(offset: 0, length: UInt32(bytes.count))
              var folded = ck_folded(
                bytes: texts.baseAddress, offsets: offsets.baseAddress, slots: slots.baseAddress, count: 0)
              withUnsafePointer(to: &cell) { cell in
                var cells = ck_column_cells(
                  arena: bytes.baseAddress, arena_count: bytes.count, cells: cell, stride: 1, rows: 1)
                isLeft = ck_fold_column_by(variant, &rule, &cells, 0, &folded) == 0
              }
            }
          }
        }
      }
      return isLeft ? [0xFF] : Array(texts[..<Int(offsets[1])])
    }
  }
}
