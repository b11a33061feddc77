import Hummingbird
import HummingbirdCore
import Logging

/// The HTTP server under the stand-ins: 127.0.0.1 only, HTTP/1.1.
struct SandboxServer: Sendable {
  let port: Int
  private let running: Task<Void, Never>

  /// Returns once connections are accepted.
  /// - Throws: `SandboxError.cannotListen`.
  static func start(
    port: Int, respond: @escaping @Sendable (IncomingRequest) async -> Response
  ) async throws -> SandboxServer {
    let (ports, report) = AsyncThrowingStream.makeStream(of: Int.self)
    let application = Application(
      responder: CallbackResponder<ConnectionContext> { request, context in
        await respond(IncomingRequest(request, over: context.connection))
      },
      server: .http1(configuration: .init(additionalChannelHandlers: [ContinueHandler()])),
      configuration: .init(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in report.yield(channel.localAddress?.port ?? port) },
      logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() })
    let running = Task {
      do {
        try await application.run()
        report.finish()
      } catch {
        report.finish(throwing: error)
      }
    }
    do {
      for try await chosen in ports { return SandboxServer(port: chosen, running: running) }
    } catch {
      throw SandboxError.cannotListen(port: port, reason: "\(error)")
    }
    throw SandboxError.cannotListen(port: port, reason: "the server ended at once")
  }

  func stop() async {
    running.cancel()
    await running.value
  }
}
