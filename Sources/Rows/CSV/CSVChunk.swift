import CKernels

/// A fixed piece of a file's text and the offsets of its structural bytes, found once for the whole piece.
final class CSVChunk {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let specials: UnsafeMutableBufferPointer<UInt32>
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
  }

  deinit {
    bytes.deallocate()
    specials.deallocate()
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

  private func index(from start: Int, delimiter: UInt8, quote: UInt8) {
    position = start
    nextSpecial = 0
    specialCount = ck_index_csv_specials(bytes.baseAddress, count, delimiter, quote, specials.baseAddress)
  }
}
