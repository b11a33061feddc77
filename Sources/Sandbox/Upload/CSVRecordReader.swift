import CKernels

/// Reads CSV records from bytes that arrive in pieces, strictly: what is not well-formed is a flaw, never a guess.
struct CSVRecordReader {
  /// The longest record read; a quote that never closes must not swallow a whole file.
  static let longestRecord = 16 << 20

  private let dialect: CSVDialect
  private var bytes: [UInt8] = []
  private var start = 0

  init(dialect: CSVDialect) { self.dialect = dialect }

  mutating func append(_ piece: some Sequence<UInt8>) {
    bytes.removeSubrange(..<start)
    start = 0
    bytes.append(contentsOf: piece)
  }

  /// The fields of the next record; nil when more bytes are needed or, at the end, when none is left.
  /// - Throws: the reason, without a place.
  mutating func next(atEnd: Bool) throws(UploadFlaw) -> [[UInt8]]? {
    guard skipLinesWithoutRecord(atEnd: atEnd) else { return nil }
    var fields: [[UInt8]] = []
    var position = start
    while true {
      guard let (field, end) = try field(from: position, atEnd: atEnd) else {
        guard bytes.count - start <= Self.longestRecord else { throw UploadFlaw("a record is longer than 16 MiB") }
        return nil
      }
      fields.append(field)
      guard end < bytes.count, bytes[end] == dialect.delimiter else {
        guard let next = try recordEnd(at: end, atEnd: atEnd) else { return nil }
        start = next
        return fields
      }
      position = end + 1
    }
  }

  /// Empty lines and comments; false when no record begins in the bytes at hand.
  private mutating func skipLinesWithoutRecord(atEnd: Bool) -> Bool {
    while start < bytes.count {
      if bytes[start] == 0x0A || bytes[start] == 0x0D {
        start += 1
      } else if bytes[start] == dialect.comment {
        guard let end = bytes[start...].firstIndex(of: 0x0A) else {
          if atEnd { start = bytes.count }
          return false
        }
        start = end + 1
      } else {
        return true
      }
    }
    return false
  }

  /// The field that begins at `position` and the offset behind it; nil when its end is not here yet.
  private func field(from position: Int, atEnd: Bool) throws(UploadFlaw) -> (field: [UInt8], end: Int)? {
    if position < bytes.count, bytes[position] == dialect.quote {
      return try quotedField(from: position + 1, atEnd: atEnd)
    }
    let end = special(from: position, dialect.delimiter)
    guard end < bytes.count || atEnd else { return nil }
    guard end == bytes.count || bytes[end] != dialect.quote else {
      throw UploadFlaw("a quote stands inside a field that is not quoted")
    }
    return (Array(bytes[position..<end]), end)
  }

  /// A quote that is the last byte at hand counts as the closing one; `next` then waits for what follows it.
  private func quotedField(from first: Int, atEnd: Bool) throws(UploadFlaw) -> (field: [UInt8], end: Int)? {
    var content: [UInt8] = []
    var position = first
    while true {
      let found = special(from: position, dialect.escape)
      content += bytes[position..<found]
      guard found < bytes.count else {
        guard atEnd else { return nil }
        throw UploadFlaw("a quoted field is never closed")
      }
      let next = found + 1 < bytes.count ? bytes[found + 1] : nil
      switch bytes[found] {
      case dialect.escape where next == dialect.quote || (next == dialect.escape && dialect.escape != dialect.quote):
        content.append(next ?? dialect.quote)
        position = found + 2
      case dialect.quote: return (content, found + 1)
      default:
        content.append(bytes[found])
        position = found + 1
      }
    }
  }

  /// Where the next record starts; nil when a line feed may still follow a carriage return.
  private func recordEnd(at end: Int, atEnd: Bool) throws(UploadFlaw) -> Int? {
    guard end < bytes.count else { return atEnd ? end : nil }
    if bytes[end] == 0x0A { return end + 1 }
    guard bytes[end] == 0x0D else { throw UploadFlaw("text follows a closing quote") }
    guard end + 1 < bytes.count else { return atEnd ? end + 1 : nil }
    guard bytes[end + 1] == 0x0A else { throw UploadFlaw("a carriage return stands alone") }
    return end + 2
  }

  /// Offset of the next quote, line break or `character`; the end when there is none.
  private func special(from position: Int, _ character: UInt8) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      guard position < buffer.count, let base = buffer.baseAddress else { return buffer.count }
      return position + ck_find_csv_special(base + position, buffer.count - position, character, dialect.quote)
    }
  }
}
