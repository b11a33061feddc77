import CKernels
import Crypto
import Testing
import TestSupport

@Suite("SHA-256 of many values")
struct HashTests {
  static let variants = [CK_SHA_PORTABLE, CK_SHA_AVX2, CK_SHA_NI, CK_SHA_AVX512].map { Int32($0) }

  private func digests(_ variant: Int32, _ values: [[UInt8]], padding: Int = 0) -> [UInt8] {
    var (bytes, offsets) = ([UInt8](repeating: 0xee, count: padding), [UInt32(padding)])
    for value in values {
      bytes.append(contentsOf: value)
      offsets.append(UInt32(bytes.count))
    }
    return [UInt8](unsafeUninitializedCapacity: 32 * values.count) { output, count in
      ck_sha256_batch_by(variant, bytes, offsets, values.count, output.baseAddress)
      count = 32 * values.count
    }
  }

  private func expected(_ values: [[UInt8]]) -> [UInt8] { values.flatMap { Array(SHA256.hash(data: $0)) } }

  /// Values and their digests, made once for all variants.
  private struct Sample {
    let values: [[UInt8]]
    let digests: [UInt8]

    init(seed: UInt64, count: Int, longest: Int) {
      var generator = SeededGenerator(seed: seed)
      values = (0..<count).map { _ in generator.bytes(generator.number(0...longest)) }
      digests = values.flatMap { Array(SHA256.hash(data: $0)) }
    }

    static let mixed = Sample(seed: 256, count: 50_000, longest: 300)
    static let short = Sample(seed: 55, count: 20_000, longest: 60)
  }

  @Test("Random values of 0 to 300 bytes hash as swift-crypto does", arguments: variants)
  func randomValues(variant: Int32) {
    #expect(digests(variant, Sample.mixed.values) == Sample.mixed.digests)
  }

  @Test("So do short values, as names and addresses are", arguments: variants)
  func shortValues(variant: Int32) {
    #expect(digests(variant, Sample.short.values) == Sample.short.digests)
  }

  @Test("Every length around the block borders, alone and among others", arguments: variants)
  func lengths(variant: Int32) {
    var generator = SeededGenerator(seed: 64)
    let values = (0...260).map { generator.bytes($0) } + [generator.bytes(70_000)]
    #expect(digests(variant, values) == expected(values))
    for value in values { #expect(digests(variant, [value], padding: 3) == expected([value])) }
  }

  @Test("Any number of values fills the lanes right", arguments: variants, 0...40)
  func counts(variant: Int32, count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in generator.bytes(generator.number(0...9) == 0 ? 200 : 25) }
    #expect(digests(variant, values) == expected(values))
  }

  @Test("The usual entry takes a variant this processor can run")
  func best() {
    #expect(ck_sha256_can_run(ck_sha256_best_variant()) && ck_sha256_can_run(Int32(CK_SHA_PORTABLE)))
    #expect(!ck_sha256_can_run(-1) && !ck_sha256_can_run(99))
    var digest = [UInt8](repeating: 0, count: 32)
    ck_sha256_batch(Array("abc".utf8), [0, 3], 1, &digest)
    #expect(digest == expected([Array("abc".utf8)]))
    #expect(digests(99, [[]]) == expected([[]]))
  }

  @Test("Hexadecimal digits are lower-case and the same by every variant")
  func hex() {
    var generator = SeededGenerator(seed: 16)
    let digits = Array("0123456789abcdef".utf8)
    for start in stride(from: 0, through: 224, by: 32) {
      for digest in [(start..<start + 32).map { UInt8($0) }, generator.bytes(32)] {
        let expected = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        for variant in [CK_PORTABLE, CK_SSE2, CK_AVX2].map({ Int32($0) }) {
          var out = [UInt8](repeating: 0, count: 64)
          ck_hex64_by(variant, digest, &out)
          #expect(out == expected)
        }
        var out = [UInt8](repeating: 0, count: 64)
        ck_hex64(digest, &out)
        #expect(out == expected)
      }
    }
  }
}
