import Hummingbird
import Logging
import NIOCore
import NIOPosix

/// The connection a request came over, for faults that no answer can express.
struct ClientConnection: Sendable {
  private let channel: any Channel

  init(_ channel: any Channel) { self.channel = channel }

  /// Ends the connection so that the caller sees “connection reset by peer”.
  func reset() async {
    // With a linger of zero, closing sends RST.
    if let options = channel as? any SocketOptionProvider {
      try? await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try? await channel.close()
  }

  /// Says nothing until the caller gives up or the sandbox stops.
  func waitUntilClosed() async {
    while channel.isActive {
      do { try await Task.sleep(for: .milliseconds(20)) } catch { return }
    }
  }
}

/// Hummingbird's context of a request, with the connection it came over.
struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let connection: ClientConnection

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    connection = ClientConnection(source.channel)
  }
}
