import Activation
import Crypto
import Testing

@testable import Identity
import TestSupport

@Suite("What holds for every value")
struct NormalizerPropertyTests {
  private static let asciiCount = 200_000

  @Test("The fast path and the exact path agree on 200,000 random values")
  func pathsAgree() {
    var generator = SeededGenerator(seed: 1)
    var fast: [UInt8] = []
    var exact: [UInt8] = []
    var mismatches = 0
    for round in 0..<Self.asciiCount {
      let rule = allNormalizers[round % allNormalizers.count].rule
      let input = Self.asciiText(&generator)
      fast.removeAll(keepingCapacity: true)
      exact.removeAll(keepingCapacity: true)
      input.withUnsafeBytes { bytes in
        let objections = (rule.append(bytes, to: &fast), rule.appendExactly(bytes, to: &exact))
        if objections.0 != objections.1 || fast != exact { mismatches += 1 }
      }
    }
    #expect(mismatches == 0)
  }

  /// Not so ADDRESS, whose short forms are words too, PHONE, whose + is gone, and STATE, where ßß counts two letters.
  @Test("A normalized e-mail address, name, city or postcode is normalized to itself")
  func idempotent() {
    let normalizers = allNormalizers.filter { ![.address, .phone, .state].contains($0.field) }
    var generator = SeededGenerator(seed: 2)
    var normalizedCount = 0
    for round in 0..<40_000 {
      let normalizer = normalizers[round % normalizers.count]
      let first = normalizer.result(of: Self.text(&generator, round).utf8)
      guard first.outcome == .normalized else { continue }
      normalizedCount += 1
      let second = normalizer.result(of: first.appended)
      #expect(second.outcome == .normalized)
      #expect(second.appended == first.appended)
    }
    #expect(normalizedCount > 10_000)
  }

  @Test("A hash is the hash of the normalized bytes, and never that of no bytes")
  func hashOfNormalized() {
    var generator = SeededGenerator(seed: 3)
    for round in 0..<20_000 {
      let normalizer = allNormalizers[round % allNormalizers.count]
      let input = Array(Self.text(&generator, round).utf8)
      let (outcome, normalized) = normalizer.result(of: input)
      let hash = normalizer.hash(of: input)
      #expect((hash == nil) == (outcome != .normalized))
      guard let hash else { continue }
      #expect(!normalized.isEmpty)
      #expect(hash == SHA256.hash(data: normalized).map { Self.hexadecimal($0) }.joined())
    }
  }

  @Test("The explanation has the result of normalizing, and its changes lead there")
  func explanationAgrees() {
    var generator = SeededGenerator(seed: 4)
    for round in 0..<20_000 {
      let normalizer = allNormalizers[round % allNormalizers.count]
      let input = Self.text(&generator, round)
      let explanation = normalizer.explain(input)
      #expect(explanation.outcome == normalizer.result(of: input.utf8).outcome)
      #expect(explanation.normalized == normalizer.text(input))
      #expect((explanation.sha256 == nil) == (explanation.normalized == nil))
      if let normalized = explanation.normalized {
        #expect(explanation.changes.isEmpty == (normalized == input), "\(input.debugDescription)")
      }
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func asciiText(_ generator: inout SeededGenerator) -> [UInt8] {
    let lively = Array("aAzZ09 .@-_+'".utf8)
    return (0..<Int.random(in: 0...24, using: &generator)).map { _ in
      Bool.random(using: &generator)
        ? lively[Int.random(in: 0..<lively.count, using: &generator)] : UInt8.random(in: 0...127, using: &generator)
    }
  }

  /// Every other value of ASCII alone, the rest with letters that are hard to get right.
  private static func text(_ generator: inout SeededGenerator, _ round: Int) -> String {
    if round.isMultiple(of: 2) { return String(decoding: asciiText(&generator), as: UTF8.self) }
    let letters = Array("abXYZ019@@.- ÄöüßẞØæÉñΣσςİıǅﬁ\u{301}\u{200D}٣५Ⅷ½李東〒😀".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...16, using: &generator) {
      text.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
    }
    return String(text)
  }
}
