import Activation
import CKernels
import Foundation

/// A job's result on disk, once for each format, so that the same request always gets the same bytes (contract 1.7).
struct ResultFile: Sendable {
  enum Format: String, Sendable, CaseIterable {
    case messagePackGzip = "msgpack.gz"
    case messagePack = "msgpack"
    case json
  }

  private let base: URL
  private(set) var rowCount = 0

  init(base: URL) { self.base = base }

  func url(_ format: Format) -> URL { base.appendingPathExtension(format.rawValue) }

  func size(_ format: Format) -> Int {
    ((try? FileManager.default.attributesOfItem(atPath: url(format).path))?[.size] as? Int) ?? 0
  }

  /// Writes all rows of a query.
  mutating func write(_ cursor: any QueryCursor) throws {
    let handles = try Format.allCases.map { format in
      _ = FileManager.default.createFile(atPath: url(format).path, contents: nil)
      return try FileHandle(forWritingTo: url(format))
    }
    defer { handles.forEach { try? $0.close() } }
    var writer = MessagePackWriter()
    var gzip = GzipWriter()
    try handles[0].write(contentsOf: Data(gzip.head))
    while let rows = try cursor.next(4096), !rows.isEmpty {
      writer.clear()
      var lines = ""
      for row in rows {
        writer.append(row: row, cursor.columns)
        lines += JSONText.write(.list(row)) + "\n"
      }
      try handles[0].write(contentsOf: Data(gzip.block(writer.bytes)))
      try handles[1].write(contentsOf: Data(writer.bytes))
      try handles[2].write(contentsOf: Data(lines.utf8))
      rowCount += rows.count
    }
    try handles[0].write(contentsOf: Data(gzip.tail))
  }
}

/// One gzip member, block by block.
private struct GzipWriter {
  private var crc: UInt32 = 0
  private var count: UInt64 = 0

  var head: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(CK_GZIP_HEAD)) { buffer, count in
      if let base = buffer.baseAddress { ck_gzip_member_head(base) }
      count = Int(CK_GZIP_HEAD)
    }
  }

  var tail: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(CK_GZIP_TAIL)) { [crc, count] buffer, written in
      if let base = buffer.baseAddress { ck_gzip_member_tail(crc, count, base) }
      written = Int(CK_GZIP_TAIL)
    }
  }

  mutating func block(_ text: [UInt8]) -> [UInt8] {
    crc = ck_crc32(crc, text, text.count)
    count += UInt64(text.count)
    let room = ck_deflate_rows_bound(text.count)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, written in
      written = ck_deflate_rows(text, text.count, buffer.baseAddress, room)
    }
  }
}
