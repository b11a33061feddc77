import CKernels
import Testing
import TestSupport

@Suite("Lines of columns")
struct LineTests {
  /// Two columns of so many rows: a hashed one and one of text, with nulls in both.
  private struct Sample {
    var digests: [UInt8] = []
    var slots: [UInt32] = []
    var text: [UInt8] = []
    var offsets: [UInt32] = [0]
    var isSkipped: [Bool] = []

    init(rows: Int, seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<rows {
        if generator.number(0...4) == 0 {
          slots.append(UInt32.max)
        } else {
          slots.append(UInt32(digests.count / 32))
          digests += generator.bytes(32)
        }
        text += generator.bytes(generator.number(0...40)).map { 97 + $0 % 26 }
        offsets.append(UInt32(text.count))
        isSkipped.append(generator.number(0...5) == 0)
      }
      text += [UInt8](repeating: 0, count: 16)
    }

    func line(_ row: Int, _ isJSON: Bool) -> [UInt8] {
      let digits = Array("0123456789abcdef".utf8)
      let start = Int(slots[row]) * 32
      let hash: [UInt8]? =
        slots[row] == UInt32.max
        ? nil : digests[start..<start + 32].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      let cell = text[Int(offsets[row])..<Int(offsets[row + 1])]
      if !isJSON { return (hash ?? []) + [0x2C] + cell + [0x0A] }
      let fields: [[UInt8]?] = [
        hash.map { Array("\"id\":\"".utf8) + $0 + [0x22] }, cell.isEmpty ? nil : Array("\"n\":".utf8) + cell,
      ]
      return [0x7B] + fields.compactMap(\.self).joined(separator: [0x2C]) + [0x7D, 0x0A]
    }
  }

  private func join(
    _ sample: Sample, _ isJSON: Bool, variant: Int32, skipping: Bool
  ) -> (lines: [UInt8], starts: [UInt32]) {
    let rows = sample.slots.count
    var lines = [UInt8](repeating: 0, count: rows * 200 + 64)
    var starts = [UInt32](repeating: 0, count: rows * 4)
    var counts = (lines: 0, starts: 0)
    let names = Array("\"id\":\"\"n\":".utf8) + [UInt8](repeating: 0, count: 16)
    names.withUnsafeBufferPointer { names in
      sample.digests.withUnsafeBufferPointer { digests in
        sample.slots.withUnsafeBufferPointer { slots in
          sample.text.withUnsafeBufferPointer { text in
            sample.offsets.withUnsafeBufferPointer { offsets in
              sample.isSkipped.withUnsafeBufferPointer { isSkipped in
                lines.withUnsafeMutableBufferPointer { lines in
                  starts.withUnsafeMutableBufferPointer { starts in
                    var hashed = ck_join_column()
                    (hashed.digests, hashed.slots) = (digests.baseAddress, slots.baseAddress)
                    (hashed.name, hashed.name_count, hashed.is_quoted) = (names.baseAddress, 6, true)
                    var plain = ck_join_column()
                    (plain.text, plain.offsets) = (text.baseAddress, offsets.baseAddress)
                    (plain.name, plain.name_count) = (names.baseAddress.map { $0 + 6 }, 4)
                    [hashed, plain].withUnsafeBufferPointer { columns in
                      var request = ck_join_request()
                      request.format = Int32(isJSON ? CK_JSON_LINES : CK_CSV_LINES)
                      (request.columns, request.column_count) = (columns.baseAddress, 2)
                      (request.rows, request.is_skipped) = (rows, skipping ? isSkipped.baseAddress : nil)
                      var joined = ck_joined()
                      (joined.lines, joined.starts) = (lines.baseAddress, starts.baseAddress)
                      ck_join_rows_by(variant, &request, &joined)
                      counts = (joined.count, joined.start_count)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    return (Array(lines[..<counts.lines]), Array(starts[..<counts.starts]))
  }

  @Test(
    "Rows become the lines that a plain loop writes, by every variant", arguments: [false, true],
    [CK_PORTABLE, CK_AVX2])
  func joins(isJSON: Bool, variant: Int) {
    for seed in UInt64(0)..<20 {
      let sample = Sample(rows: 200, seed: seed)
      for skipping in [false, true] {
        let rows = sample.slots.indices.filter { !skipping || !sample.isSkipped[$0] }
        let joined = join(sample, isJSON, variant: Int32(variant), skipping: skipping)
        #expect(joined.lines == rows.flatMap { sample.line($0, isJSON) })
        #expect(joined.starts == joined.starts.sorted() && joined.starts.allSatisfy { $0 < joined.lines.count })
      }
    }
  }

  @Test("Lines compressed by their starts come back, and are no larger for it", arguments: [false, true])
  func deflates(isJSON: Bool) throws {
    let sample = Sample(rows: 4000, seed: 1)
    let (lines, starts) = join(sample, isJSON, variant: ck_best_variant(), skipping: false)
    let room = ck_deflate_rows_bound(lines.count)
    let blocks = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = ck_deflate_lines(lines, lines.count, starts, starts.count, output.baseAddress, room)
    }
    var (head, tail) = ([UInt8](repeating: 0, count: 10), [UInt8](repeating: 0, count: 10))
    ck_gzip_member_head(&head)
    ck_gzip_member_tail(ck_crc32(0, lines, lines.count), UInt64(lines.count), &tail)
    #expect(try GzipMember.expand(head + blocks + tail, expecting: lines.count) == lines)
    #expect(Double(blocks.count) < 1.03 * Double(GzipMember.blocks(lines[...]).count))
  }
}
