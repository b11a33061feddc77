import CKernels
import Testing

/// Makes one gzip member the way the exporter does, and reads it back with the program's own reader.
enum GzipMember {
  static func blocks(_ text: ArraySlice<UInt8>, variant: Int32 = ck_best_variant()) -> [UInt8] {
    let room = ck_deflate_rows_bound(text.count)
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      count = text.withUnsafeBufferPointer {
        ck_deflate_rows_by(variant, $0.baseAddress, $0.count, output.baseAddress, room)
      }
    }
  }

  /// Each piece is compressed by itself, as by a worker of its own.
  static func make(_ pieces: [ArraySlice<UInt8>]) -> [UInt8] {
    var (body, crc, total): ([UInt8], UInt32, UInt64) = ([], 0, 0)
    for piece in pieces {
      body += blocks(piece)
      let own = piece.withUnsafeBufferPointer { ck_crc32(0, $0.baseAddress, $0.count) }
      crc = ck_crc32_combine(crc, own, UInt64(piece.count))
      total += UInt64(piece.count)
    }
    var head = [UInt8](repeating: 0, count: Int(CK_GZIP_HEAD))
    var tail = [UInt8](repeating: 0, count: Int(CK_GZIP_TAIL))
    ck_gzip_member_head(&head)
    ck_gzip_member_tail(crc, total, &tail)
    return head + body + tail
  }

  /// The text of a file that is one member and nothing else.
  static func expand(_ file: [UInt8], expecting count: Int) throws -> [UInt8] {
    let stream = try #require(ck_inflate_create(false))
    defer { ck_inflate_destroy(stream) }
    var text = [UInt8](repeating: 0, count: count + 1)
    var (consumed, produced) = (0, 0)
    let result = ck_inflate_read(stream, file, file.count, &text, text.count, &consumed, &produced, true)
    #expect(Int(result) == CK_STREAM_END && consumed == file.count)
    return Array(text.prefix(produced))
  }
}
