import CKernels

/// One gzip member.
public func gzipped(_ text: [UInt8]) -> [UInt8] {
  let room = Int(CK_GZIP_HEAD) + ck_deflate_rows_bound(text.count) + Int(CK_GZIP_TAIL)
  return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
    guard let base = buffer.baseAddress else { return }
    text.withUnsafeBufferPointer { text in
      ck_gzip_member_head(base)
      count = Int(CK_GZIP_HEAD)
      count += ck_deflate_rows(text.baseAddress, text.count, base + count, room - count)
      ck_gzip_member_tail(ck_crc32(0, text.baseAddress, text.count), UInt64(text.count), base + count)
      count += Int(CK_GZIP_TAIL)
    }
  }
}

public func gzipped(_ text: String) -> [UInt8] { gzipped(Array(text.utf8)) }
