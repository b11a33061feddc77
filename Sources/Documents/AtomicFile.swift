import Foundation

/// Writes a file so that a crash leaves the old or the new text, never half of one (DESIGN 3).
public enum AtomicFile {
  public struct WriteError: Error, Sendable {
    public let path: String
    public let reason: String
  }

  /// - Parameter permissions: the mode bits of a new file; 0600 keeps it private. An existing file keeps its own.
  /// - Throws: `WriteError` with the system's reason.
  public static func write(_ text: String, to path: String, permissions: UInt32 = 0o600) throws(WriteError) {
    try write(Array(text.utf8), to: path, permissions: permissions)
  }

  public static func write(_ bytes: [UInt8], to path: String, permissions: UInt32 = 0o600) throws(WriteError) {
    try createFolder((path as NSString).deletingLastPathComponent)
    let temporary = "\(path).\(UInt32.random(in: 0 ... .max)).tmp"
    let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode(of: path) ?? mode_t(permissions))
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }

  private static func createFolder(_ path: String) throws(WriteError) {
    guard !path.isEmpty, !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw WriteError(path: path, reason: "the folder cannot be made")
    }
  }

  private static func failure(_ path: String) -> WriteError {
    WriteError(path: path, reason: String(cString: strerror(errno)))
  }
}
