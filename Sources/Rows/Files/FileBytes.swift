import Glibc

/// The text of one file, read piece by piece with read(2) and expanded when the content is gzip, whatever the name.
final class FileBytes {
  let path: String
  /// Bytes of the file as it is stored, read so far.
  private(set) var bytesRead: Int64 = 0

  private let descriptor: Int32
  private let gzip: GzipReader?
  private let stored: UnsafeMutableRawBufferPointer
  private var pending: Range<Int>
  private var isAtEnd = false

  /// - Throws: `SourceError.missing` or `.unreadable`.
  init(path: String) throws(SourceError) {
    self.path = path
    descriptor = try FileStatus.openForReading(path)
    stored = .allocate(byteCount: 128 << 10, alignment: 16)
    var peeked = 0
    do throws(SourceError) {
      while peeked < 2 {
        let count = try FileStatus.read(
          descriptor, into: UnsafeMutableRawBufferPointer(rebasing: stored[peeked...]), path)
        if count == 0 { break }
        peeked += count
      }
      let isGzip = peeked >= 2 && stored[0] == 0x1f && stored[1] == 0x8b
      gzip = isGzip ? try FileBytes.expander(path) : nil
    } catch {
      stored.deallocate()
      close(descriptor)
      throw error
    }
    pending = 0..<peeked
    bytesRead = Int64(peeked)
  }

  deinit {
    stored.deallocate()
    close(descriptor)
  }

  /// Fills `room` from its start and returns the number of bytes; 0 only at the end of the text.
  func read(into room: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    if let gzip { return try expand(gzip, into: room) }
    if pending.isEmpty { return try readStored(into: room) }
    let count = min(room.count, pending.count)
    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: stored[pending.prefix(count)]))
    pending = pending.dropFirst(count)
    return count
  }

  private func expand(_ gzip: GzipReader, into room: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    while true {
      if pending.isEmpty && !isAtEnd {
        let count = try readStored(into: stored)
        pending = 0..<count
        isAtEnd = count == 0
      }
      let progress: GzipReader.Progress
      do throws(GzipError) {
        progress = try gzip.read(UnsafeRawBufferPointer(rebasing: stored[pending]), into: room, finish: isAtEnd)
      } catch {
        throw .unreadable(path: path, reason: error.message)
      }
      pending = pending.dropFirst(progress.consumed)
      if progress.produced > 0 || progress.ended { return progress.produced }
    }
  }

  private func readStored(into room: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let count = try FileStatus.read(descriptor, into: room, path)
    bytesRead += Int64(count)
    return count
  }

  private static func expander(_ path: String) throws(SourceError) -> GzipReader {
    do { return try GzipReader(allMembers: true) } catch { throw .unreadable(path: path, reason: error.message) }
  }
}
