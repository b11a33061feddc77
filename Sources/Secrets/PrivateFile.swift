import Foundation

/// Reads files that nobody but their owner may read.
enum PrivateFile {
  /// A store of thousands of secrets is far smaller.
  static let largestBytes = 4 * 1024 * 1024

  /// - Returns: nil when there is no such file.
  /// - Throws: `SealedStoreError` when it is a link, belongs to somebody else, is open to others or cannot be read.
  static func read(_ path: String) throws(SealedStoreError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      if errno == ELOOP {
        throw .exposed(path: path, reason: "is a symbolic link", fix: "Put the file itself there: \(path)")
      }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    try check(descriptor, path)
    return try contents(of: descriptor, path)
  }

  private static func check(_ descriptor: Int32, _ path: String) throws(SealedStoreError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .exposed(path: path, reason: "is no plain file", fix: "Move it away.")
    }
    guard status.st_uid == geteuid() else {
      throw .exposed(
        path: path, reason: "belongs to another user", fix: "Make it yours: sudo chown \"$USER\" '\(path)'")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .exposed(path: path, reason: "can be read or written by others", fix: "Close it: chmod 600 '\(path)'")
    }
  }

  private static func contents(of descriptor: Int32, _ path: String) throws(SealedStoreError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= largestBytes {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
    throw .damaged(path: path, reason: "it is too large")
  }
}
