import Activation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Waits on 127.0.0.1 for the browser that comes back from a login, for one answer (RFC 8252 7.3).
///
/// Whatever else is asked of the port, such as an icon, another path or another host's name, gets a refusal and does not
/// end the wait.
public struct LoopbackListener: Sendable {
  /// The part of the return URL after the port. Amazon's own command line uses the same address (contract 1.2).
  public static let path = "/cb"
  public static let usualPort = 9090

  public let port: Int
  private let channel: any Channel
  private let answers: AsyncStream<String>

  public var returnURL: String { Self.returnURL(port: port) }

  public static func returnURL(port: Int) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Begins to listen.
  /// - Throws: `RemoteFailure` with `port_taken` when the port cannot be had.
  public static func start(port: Int) async throws(RemoteFailure) -> LoopbackListener {
    let (answers, continuation) = AsyncStream.makeStream(of: String.self)
    do {
      let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(LoopbackHandler(port: port, answers: continuation))
          }
        }
        .bind(host: "127.0.0.1", port: port).get()
      return LoopbackListener(port: port, channel: channel, answers: answers)
    } catch {
      throw RemoteFailure(
        .login, .portTaken, at: "connection.login", "Port \(port) of this machine cannot be listened on.",
        fix: "End the program that uses it, or register another return URL and give --port.")
    }
  }

  /// The query of the first answer; nil when the task was cancelled before one came. Then the port is closed.
  public func answer() async -> String? {
    var query: String?
    for await answer in answers {
      query = answer
      break
    }
    await close()
    return query
  }

  public func close() async { try? await channel.close() }
}
