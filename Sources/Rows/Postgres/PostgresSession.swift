import CPostgres
import Dispatch
import Synchronization

/// A connection to PostgreSQL whose waiting is done on a thread of its own, never on one of the program's.
///
/// When the waiting task is cancelled, the statement is cancelled at the server.
final class PostgresSession: Sendable {
  /// How a call of the C shim ended.
  enum Ending: Int32, Sendable {
    case done
    case failed
    case interrupted
    case badAddress
  }

  /// The shim's connection. It is used by one call at a time, because its source belongs to one task and waits for each
  /// call; only `cp_interrupt` comes from elsewhere, which the shim allows. So it may be passed between threads.
  struct Connection: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  let connection: Connection
  private let queue = DispatchQueue(label: "amc-export.postgres")

  /// - Throws: `SourceError.remote` when memory or descriptors are short.
  init() throws(SourceError) {
    guard let pointer = cp_create() else {
      throw .remote(
        .init(
          .postgres, .remoteUnavailable, at: "source.postgres", "There was not enough memory for a connection.",
          fix: "Close other programs, then run again."))
    }
    connection = Connection(pointer: pointer)
  }

  /// Cancels what still runs at the server.
  deinit { cp_destroy(connection.pointer) }

  /// Runs a call of the shim on the connection's thread.
  func perform(_ call: @escaping @Sendable (OpaquePointer) -> Int32) async -> Ending {
    let connection = connection
    let code = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: call(connection.pointer)) }
      }
    } onCancel: {
      cp_interrupt(connection.pointer)
    }
    return Ending(rawValue: code) ?? .failed
  }

  /// Sends one statement and waits for it.
  func run(_ sql: String) async -> Ending {
    await perform { connection in
      let sent = cp_send(connection, sql)
      return sent == CP_OK.code ? cp_receive(connection) : sent
    }
  }
}

extension Int {
  fileprivate var code: Int32 { Int32(self) }
}
