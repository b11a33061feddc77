import Glibc

/// The file calls of the sources, with errno turned into a `SourceError`.
enum FileStatus {
  static func openForReading(_ path: String) throws(SourceError) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno, path) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .unreadable(path: path, reason: "it is a folder")
    }
    return descriptor
  }

  /// Reads once, going on after an interrupting signal; 0 at the end of the file.
  static func read(
    _ descriptor: Int32, into room: UnsafeMutableRawBufferPointer, _ path: String
  ) throws(SourceError) -> Int {
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count >= 0 { return count }
      if errno != EINTR { throw failure(errno, path) }
    }
  }

  static func status(of path: String) throws(SourceError) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(errno, path) }
    return status
  }

  static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

  /// Bytes of all files as stored; nil when one is a pipe.
  static func size(of paths: [String]) throws(SourceError) -> Int64? {
    var total: Int64 = 0
    for path in paths {
      let status = try status(of: path)
      guard isRegular(status) else { return nil }
      total += Int64(status.st_size)
    }
    return total
  }

  private static func failure(_ number: Int32, _ path: String) -> SourceError {
    if number == ENOENT || number == ENOTDIR { return .missing(path: path) }
    return .unreadable(path: path, reason: String(cString: strerror(number)).lowercased())
  }
}
