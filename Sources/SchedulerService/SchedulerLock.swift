import Documents
import Foundation

/// Keeps a second scheduler of the same state folder from starting; the system lets go of it when the process ends.
final class SchedulerLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `SchedulerFailure` while another scheduler works here.
  init(home: Home) throws(SchedulerFailure) {
    let path = "\(home.stateFolder)/scheduler.lock"
    try? FileManager.default.createDirectory(
      atPath: home.stateFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw SchedulerFailure(
        "\(path) cannot be opened: \(String(cString: strerror(errno)))", fix: "Check the state folder.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw SchedulerFailure(
        "another scheduler works with \(home.stateFolder)", fix: "Stop it first, or use another AMC_EXPORT_STATE.")
    }
  }

  deinit { close(descriptor) }
}
