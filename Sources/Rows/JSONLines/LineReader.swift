import Glibc

/// The lines of one file after the other.
final class LineReader {
  /// A line without its end. The memory is lent until the next call.
  enum Line {
    case line(UnsafeBufferPointer<UInt8>)
    case tooLong
  }

  private let window: ByteWindow
  private var isFileEnded = true
  private var file: FileBytes?
  private var finishedBytes: Int64 = 0

  /// - Parameter capacity: Bytes of the window to begin with; only a long line makes it grow.
  init(capacity: Int) { window = ByteWindow(capacity: capacity) }

  var bytesRead: Int64 { finishedBytes + (file?.bytesRead ?? 0) }

  /// Goes on with another file; the last one must have been read to its end.
  func open(_ path: String) throws(SourceError) {
    finishedBytes = bytesRead
    file = try FileBytes(path: path)
    window.removeAll()
    isFileEnded = false
    try fill(atLeast: 3)
    let start = window.bytes.prefix(3)
    if start.starts(with: [0xff, 0xfe]) || start.starts(with: [0xfe, 0xff]) {
      throw .unreadable(path: path, reason: "it is UTF-16 text; save it as UTF-8")
    }
    if start.elementsEqual([0xef, 0xbb, 0xbf]) { window.drop(3) }
  }

  /// Reads on until the window holds this much; false when the file ends before.
  @discardableResult
  func fill(atLeast count: Int) throws(SourceError) -> Bool {
    while let file, window.count < count, !isFileEnded {
      let read = try file.read(into: window.tail(for: max(count, window.capacity)))
      window.added(read)
      isFileEnded = read == 0
    }
    return window.count >= count
  }

  /// The next line, or nil at the end of the file.
  ///
  /// - Parameter limit: Bytes of the longest line taken.
  func line(limit: Int) throws(SourceError) -> Line? {
    var searched = 0
    while true {
      if let end = lineEnd(after: searched) { return .line(take(end, andLineEnd: 1)) }
      searched = window.count
      if searched > limit { return .tooLong }
      if isFileEnded { return window.isEmpty ? nil : .line(take(searched, andLineEnd: 0)) }
      try fill(atLeast: max(2 * searched, window.capacity))
    }
  }

  /// The lines that are in the window now, for a look ahead; none of them is used up.
  func peekedLines() -> [UnsafeBufferPointer<UInt8>] {
    let count = window.count
    defer { window.rewind(to: count) }
    var lines: [UnsafeBufferPointer<UInt8>] = []
    while let end = lineEnd(after: 0) { lines.append(take(end, andLineEnd: 1)) }
    if isFileEnded, !window.isEmpty { lines.append(take(window.count, andLineEnd: 0)) }
    return lines
  }

  /// Where the next line ends, counted from the start of what is left.
  private func lineEnd(after searched: Int) -> Int? {
    guard let base = window.bytes.baseAddress, window.count > searched else { return nil }
    return memchr(base + searched, Int32(UInt8(ascii: "\n")), window.count - searched).map {
      UnsafeRawPointer($0) - base
    }
  }

  private func take(_ count: Int, andLineEnd ending: Int) -> UnsafeBufferPointer<UInt8> {
    var line = window.bytes.prefix(count)
    window.drop(count + ending)
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return UnsafeRawBufferPointer(rebasing: line).bindMemory(to: UInt8.self)
  }
}
