import CKernels

/// One gzip member being joined from blocks.
struct GzipMember {
  /// What the end takes.
  static let tailCount = Int(CK_GZIP_TAIL)

  private var checksum: UInt32 = 0
  private var textCount: UInt64 = 0

  /// The bytes the member begins with.
  var head: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(CK_GZIP_HEAD)) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      ck_gzip_member_head(base)
      count = Int(CK_GZIP_HEAD)
    }
  }

  mutating func add(_ block: EncodedBlock) {
    checksum = ck_crc32_combine(checksum, block.checksum, UInt64(block.textCount))
    textCount += UInt64(block.textCount)
  }

  /// The bytes the member ends with.
  var tail: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.tailCount) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      ck_gzip_member_tail(checksum, textCount, base)
      count = Self.tailCount
    }
  }
}
