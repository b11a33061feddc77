import Glibc

/// Size, time, identity and a content mark of one file.
public struct FileMark: Sendable, Hashable, Codable {
  /// The path as it was given.
  public let path: String
  /// Bytes.
  public let size: Int64
  /// Last modification, in nanoseconds since 1970.
  public let modified: Int64
  /// The file's number in its file system: shows a replacement.
  public let inode: UInt64
  /// FNV-1a over the first and the last 64 KiB: shows an edit that kept size and time; 0 for a pipe.
  public let content: UInt64

  /// Marks the file as it is now.
  ///
  /// - Throws: `SourceError.missing` or `.unreadable`.
  public init(path: String) throws(SourceError) {
    let status = try FileStatus.status(of: path)
    self.path = path
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
    // Reading a pipe would take its bytes away from the export.
    content = FileStatus.isRegular(status) ? try FileMark.contentMark(path, size: size) : 0
  }

  private static let edge = 64 << 10

  private static func contentMark(_ path: String, size: Int64) throws(SourceError) -> UInt64 {
    let descriptor = try FileStatus.openForReading(path)
    defer { close(descriptor) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: edge, alignment: 16)
    defer { room.deallocate() }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for offset in [0, max(0, size - Int64(edge))] {
      lseek(descriptor, Int(offset), SEEK_SET)
      var rest = room[...]
      while !rest.isEmpty {
        let count = try FileStatus.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: rest), path)
        if count == 0 { break }
        rest = rest.dropFirst(count)
      }
      for byte in room[..<rest.startIndex] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return hash
  }
}
