import CKernels

/// Lines of some rows, compressed to whole DEFLATE blocks that refer to nothing outside themselves.
///
/// Blocks are made side by side by several cores and still join to one gzip member (DESIGN 5).
public struct EncodedBlock: Sendable {
  /// Raw DEFLATE blocks, none of them final.
  public let bytes: [UInt8]
  /// What became of the rows it was made from; the block holds the exported ones.
  public let tally: EncodingTally
  /// CRC-32 and length of the text.
  let checksum: UInt32
  let textCount: Int

  /// Data rows in the block.
  public var rows: Int { tally.exported }

  /// Compresses lines whose cells are known.
  public init(compressing lines: EncodedLines, tally: EncodingTally) {
    self.init(lines.text, tally) { text, count, output, capacity in
      lines.starts.withUnsafeBufferPointer { starts in
        ck_deflate_lines(text, count, starts.baseAddress, starts.count, output, capacity)
      }
    }
  }

  /// Compresses any text.
  public init(compressing text: [UInt8], tally: EncodingTally) {
    self.init(text, tally, by: ck_deflate_rows)
  }

  private init(
    _ text: [UInt8], _ tally: EncodingTally,
    by deflate: (UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UInt8>, Int) -> Int
  ) {
    self.tally = tally
    textCount = text.count
    (bytes, checksum) = text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress, !text.isEmpty else { return ([], 0) }
      let capacity = ck_deflate_rows_bound(text.count)
      let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = buffer.baseAddress.map { deflate(base, text.count, $0, capacity) } ?? 0
      }
      return (bytes, ck_crc32(0, base, text.count))
    }
  }
}
