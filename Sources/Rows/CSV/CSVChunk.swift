import CKernels

/// A fixed piece of a file's text and the offsets of its structural bytes, found once for the whole piece.
final class CSVChunk {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let specials: UnsafeMutableBufferPointer<UInt32>
  /// Room for the cells of the rows that `splitRows` cuts at once.
  private let cells: UnsafeMutableBufferPointer<Cell>
  private(set) var count = 0
  private(set) var specialCount = 0
  /// First byte not yet parsed.
  var position = 0
  /// First special not yet parsed.
  var nextSpecial = 0

  private let readSize: Int

  /// - Parameter readSize: Most bytes to ask of the file at once, at least 1.
  init(readSize: Int) {
    self.readSize = max(1, readSize)
    let capacity = max(self.readSize, 4)
    bytes = .allocate(capacity: capacity)
    specials = .allocate(capacity: capacity)
    cells = .allocate(capacity: capacity + RowLimits.columns)
  }

  deinit {
    bytes.deallocate()
    specials.deallocate()
    cells.deallocate()
  }

  var isUsedUp: Bool { position == count }

  /// Replaces the content with the file's next bytes; false at its end.
  func refill(from file: FileBytes, delimiter: UInt8, quote: UInt8) throws(SourceError) -> Bool {
    count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[..<readSize]))
    index(from: 0, delimiter: delimiter, quote: quote)
    return count > 0
  }

  /// Takes a file's first bytes, without its byte order mark.
  func start(_ file: FileBytes, delimiter: UInt8, quote: UInt8) throws(SourceError) {
    let room = UnsafeMutableRawBufferPointer(bytes)
    count = 0
    while count < 3 {
      let end = min(count + readSize, room.count)
      let read = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: room[count..<end]))
      if read == 0 { break }
      count += read
    }
    let mark = Array(bytes[..<min(count, 3)])
    if mark.starts(with: [0xff, 0xfe]) || mark.starts(with: [0xfe, 0xff]) {
      throw .unreadable(path: file.path, reason: "it is UTF-16 text; save it as UTF-8")
    }
    index(from: mark == [0xef, 0xbb, 0xbf] ? 3 : 0, delimiter: delimiter, quote: quote)
  }

  /// Cuts simple rows, from the one that begins at `start` on, and steps over them; see `ck_split_rows`.
  ///
  /// - Parameter shift: What lies between the place of a byte in the arena and in the chunk.
  /// - Returns: The cells of all of them, valid until the next call, and where the next row begins in the chunk.
  func splitRows(
    from start: Int, shift: Int, fullAt: Int, columns: Int, maximumRows: Int, _ parser: CSVParser
  ) -> (cells: UnsafeBufferPointer<Cell>, rows: Int, end: Int) {
    var progress = ck_split_progress()
    let rest = specials[nextSpecial..<specialCount]
    var request = ck_split_request()
    request.bytes = UnsafePointer(bytes.baseAddress)
    request.specials = UnsafePointer(UnsafeMutableBufferPointer(rebasing: rest).baseAddress)
    request.special_count = rest.count
    request.start = UInt32(start)
    request.shift = UInt32(truncatingIfNeeded: shift)
    request.full_at = UInt32(clamping: fullAt)
    (request.delimiter, request.quote) = (parser.delimiter, parser.quote)
    request.columns = columns
    request.maximum_rows = maximumRows
    let rows = cells.withMemoryRebound(to: ck_cell.self) { ck_split_rows(&request, $0.baseAddress, &progress) }
    nextSpecial += progress.specials
    return (UnsafeBufferPointer(rebasing: cells[..<(rows * columns)]), rows, Int(progress.end))
  }

  private func index(from start: Int, delimiter: UInt8, quote: UInt8) {
    position = start
    nextSpecial = 0
    specialCount = ck_index_csv_specials(bytes.baseAddress, count, delimiter, quote, specials.baseAddress)
  }
}
