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

  public init(compressing lines: [UInt8], tally: EncodingTally) {
    self.tally = tally
    textCount = lines.count
    (bytes, checksum) = lines.withUnsafeBufferPointer { lines in
      guard let base = lines.baseAddress else { return ([], 0) }
      let capacity = ck_deflate_rows_bound(lines.count)
      let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = buffer.baseAddress.map { ck_deflate_rows(base, lines.count, $0, capacity) } ?? 0
      }
      return (bytes, ck_crc32(0, base, lines.count))
    }
  }
}
