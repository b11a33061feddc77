import CKernels
import Rows
import Testing
import TestSupport

@Suite("Kernels")
struct KernelTests {
  @Test("Every variant finds the same structural bytes", arguments: UInt64(0)..<40)
  func variantsAgree(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
      Int.random(in: 0..<12, using: &generator) == 0
        ? [44, 34, 10, 13].randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
    }
    let expected = bytes.indices.filter { [44, 34, 10, 13].contains(bytes[$0]) }.map(UInt32.init)
    for variant in [Int32(CK_PORTABLE), Int32(CK_SSE2), Int32(CK_AVX2)] {
      var offsets = [UInt32](repeating: 0, count: bytes.count)
      let found = ck_index_csv_specials_by(variant, bytes, bytes.count, 44, 34, &offsets)
      #expect(Array(offsets.prefix(found)) == expected)
      for start in 0...bytes.count {
        let first = bytes[start...].withUnsafeBufferPointer {
          ck_find_csv_special_by(variant, $0.baseAddress, $0.count, 44, 34)
        }
        #expect(first == expected.first { Int($0) >= start }.map { Int($0) - start } ?? bytes.count - start)
      }
    }
  }

  @Test("UTF-8 is judged as the standard library does", arguments: UInt64(0)..<40)
  func utf8(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = ["abcdefghi", "é", "張", "😀", "\u{7ff}", "\u{800}", "\u{ffff}", "\u{10000}"].map {
      Array($0.utf8)
    }
    for _ in 0..<200 {
      var bytes = (0..<Int.random(in: 0..<12, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator) ?? []
      }
      if !bytes.isEmpty, Bool.random(using: &generator) {
        let interesting: [UInt8] = [0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0xff, 0x9f, 0xa0]
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = interesting.randomElement(using: &generator) ?? 0
      }
      let expected = String(validating: bytes, as: UTF8.self) != nil
      #expect(bytes.withUnsafeBytes(isValidUTF8) == expected, "\(bytes)")
    }
  }
}
