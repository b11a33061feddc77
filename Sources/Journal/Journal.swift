import Activation
import Foundation
import GRDB

/// The record of every run of this user on this machine: `runs.sqlite` in the state folder (DESIGN 3 and 6).
///
/// What is written is on the disk when a call returns, so the next step may depend on it. Several processes may use one
/// journal at once. It holds keys, counts, ids and states: never a row, a person's data or a secret.
public final class Journal: Sendable {
  let database: DatabaseQueue
  let folder: String

  /// Opens the journal of a state folder, making it when it is missing; private to the user.
  ///
  /// - Throws: `JournalError.unwritable` when the folder or the file cannot be used.
  public init(stateFolder: String) throws(JournalError) {
    folder = stateFolder
    let path = "\(stateFolder)/runs.sqlite"
    do {
      try Self.makePrivate(stateFolder, path)
      database = try DatabaseQueue(path: path, configuration: Self.configuration)
      try Self.migrator.migrate(database)
    } catch {
      throw JournalError(error, path: path)
    }
  }

  /// Opens the journal to look at it; nil when there is none yet.
  public static func existing(stateFolder: String) throws(JournalError) -> Journal? {
    guard FileManager.default.fileExists(atPath: "\(stateFolder)/runs.sqlite") else { return nil }
    return try Journal(stateFolder: stateFolder)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    // A log that is synced at each commit: a power cut loses nothing that a call has returned from.
    configuration.journalMode = .wal
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    return configuration
  }

  private static func makePrivate(_ folder: String, _ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
    guard descriptor >= 0 else { throw JournalError(path: path, reason: String(cString: strerror(errno))) }
    close(descriptor)
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do { return try database.write(body) } catch { throw JournalError(error, path: database.path) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do { return try database.read(body) } catch { throw JournalError(error, path: database.path) }
  }
}
