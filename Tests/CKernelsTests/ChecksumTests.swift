import CKernels
import Testing
import TestSupport

@Suite("CRC-32")
struct ChecksumTests {
  @Test("The standard's check value, and nothing for nothing")
  func knownValues() {
    let digits = Array("123456789".utf8)
    #expect(ck_crc32(0, digits, digits.count) == 0xcbf4_3926)
    #expect(ck_crc32(0, nil, 0) == 0)
    #expect(ck_crc32(7, nil, 0) == 7)
  }

  @Test("Two parts joined are the whole, in one go, step by step and combined", arguments: UInt64(0)..<50)
  func parts(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let first = generator.bytes(generator.number(0...3000))
    let second = generator.bytes(generator.number(0...70_000))
    let whole = first + second
    let start = ck_crc32(0, first, first.count)
    let expected = ck_crc32(0, whole, whole.count)
    #expect(ck_crc32(start, second, second.count) == expected)
    #expect(ck_crc32_combine(start, ck_crc32(0, second, second.count), UInt64(second.count)) == expected)
  }

  @Test("Combining is associative, also for lengths above 4 GiB")
  func associative() {
    let (a, b, c): (UInt32, UInt32, UInt32) = (0x1234_5678, 0x9abc_def0, 0x0fed_cba9)
    let (bCount, cCount): (UInt64, UInt64) = (6_000_000_001, 5_000_000_003)
    let left = ck_crc32_combine(ck_crc32_combine(a, b, bCount), c, cCount)
    #expect(left == ck_crc32_combine(a, ck_crc32_combine(b, c, cCount), bCount + cCount))
  }
}
