import Foundation

/// Standard input line by line, as bytes, in bounded memory but for the longest line.
enum StandardInput {
  private static let chunk = 1 << 18

  /// Calls `body` with each line, without its line feed and a carriage return before it.
  static func forEachLine(_ body: (UnsafeRawBufferPointer) -> Void) {
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: chunk)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      pending.append(contentsOf: buffer[..<count])
      giveLines(&pending, body)
    }
    if !pending.isEmpty { give(pending[...], body) }
  }

  private static func giveLines(_ pending: inout [UInt8], _ body: (UnsafeRawBufferPointer) -> Void) {
    var start = 0
    while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
      give(pending[start..<end], body)
      start = end + 1
    }
    pending.removeFirst(start)
  }

  private static func give(_ line: ArraySlice<UInt8>, _ body: (UnsafeRawBufferPointer) -> Void) {
    let end = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    end.withUnsafeBytes(body)
  }
}

/// Standard output gathered into large writes.
struct BufferedOutput {
  private static let capacity = 1 << 18

  var bytes: [UInt8] = []

  mutating func append(line: String) {
    bytes.append(contentsOf: line.utf8)
    endLine()
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.capacity { flush() }
  }

  mutating func flush() {
    Console.write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
  }
}
