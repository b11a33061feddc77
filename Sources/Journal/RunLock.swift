import Foundation

/// Held by the process that carries a run out; the kernel lets go of it when the process ends, however it ends.
///
/// The lock is a file beside the journal, one for each activation, so that two runs of one activation exclude each other.
public final class RunLock: Sendable {
  private let descriptor: Int32

  /// Nil when another process, or another run of this one, holds it.
  init?(folder: String, name: String) throws(JournalError) {
    let path = Self.path(folder, name)
    do {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/locks", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw JournalError(error, path: path)
    }
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
    guard descriptor >= 0 else { throw JournalError(path: path, reason: String(cString: strerror(errno))) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Whether somebody holds the lock of that name.
  static func isHeld(folder: String, name: String) -> Bool {
    let descriptor = open(path(folder, name), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  private static func path(_ folder: String, _ name: String) -> String { "\(folder)/locks/\(name).lock" }
}
