import Foundation

/// Standard input as blocks of whole lines, in memory bounded but for the longest line.
enum StandardInput {
  private static let roomForReading = 1 << 18

  /// Calls `body` with the lines that have come so far, each time some have, until it returns false.
  ///
  /// A block ends with a line feed, but for the last line of all.
  static func forEachBlock(_ body: (UnsafeRawBufferPointer) -> Bool) {
    var pending: [UInt8] = []
    while let count = read(into: &pending) {
      // What was left over from the last time holds no line feed.
      guard let end = pending[(pending.count - count)...].lastIndex(of: lineFeed).map({ $0 + 1 }) else { continue }
      let goesOn = pending.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
      guard goesOn else { return }
      pending.removeFirst(end)
    }
    if !pending.isEmpty { _ = pending.withUnsafeBytes(body) }
  }

  /// Appends what comes next; nil at the end.
  private static func read(into pending: inout [UInt8]) -> Int? {
    let start = pending.count
    pending.append(contentsOf: repeatElement(0, count: roomForReading))
    var count: Int
    repeat {
      count = pending.withUnsafeMutableBytes {
        Foundation.read(STDIN_FILENO, $0.baseAddress?.advanced(by: start), roomForReading)
      }
    } while count < 0 && errno == EINTR
    pending.removeLast(roomForReading - max(count, 0))
    return count > 0 ? count : nil
  }

  private static let lineFeed = UInt8(ascii: "\n")
}

extension UnsafeRawBufferPointer {
  /// Visits each line, without its line feed and a carriage return before it.
  func forEachLine(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    guard let base = baseAddress else { return }
    var start = 0
    while start < count {
      let found = memchr(base + start, 0x0A, count - start)
      let end = found.map { UnsafeRawPointer($0) - base } ?? count
      let hasReturn = end > start && self[end - 1] == 0x0D
      try body(UnsafeRawBufferPointer(rebasing: self[start..<(hasReturn ? end - 1 : end)]))
      start = end + 1
    }
  }
}
