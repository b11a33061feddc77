import Glibc

/// A port of this machine where every connection is refused: taken, so that nobody else gets it, and not listened to.
final class ClosedPort: Sendable {
  struct NotAvailable: Error {}

  let number: Int
  private let descriptor: Int32

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, size) == 0 && getsockname(descriptor, generic, &size) == 0
      }
    }
    self.descriptor = descriptor
    number = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else { throw NotAvailable() }
  }

  deinit { close(descriptor) }

  /// An address below it; the port stays closed as long as this value lives.
  var url: String { "http://127.0.0.1:\(number)" }
}
