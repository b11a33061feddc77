import Foundation

/// Keeps other processes from changing the files of a folder at the same time. Readers need no lock, for files there
/// are replaced as a whole.
enum FolderLock {
  /// Waits until no other process holds the lock, then does the work; the system frees the lock when a process dies.
  /// - Throws: `SealedStoreError.unwritable`, and what the work throws.
  static func holding<Value>(
    _ folder: String, _ work: () throws(SealedStoreError) -> Value
  ) throws(SealedStoreError) -> Value {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unwritable(path: folder, reason: "the folder cannot be made")
    }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: folder, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .unwritable(path: folder, reason: String(cString: strerror(errno))) }
    }
    return try work()
  }
}
