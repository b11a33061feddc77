import NIOCore
import NIOHTTP1

/// Answers one connection of the login's loopback port.
final class LoopbackHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let port: Int
  private let answers: AsyncStream<String>.Continuation
  private var head: HTTPRequestHead?

  init(port: Int, answers: AsyncStream<String>.Continuation) {
    self.port = port
    self.answers = answers
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end: if let head { respond(to: head, context) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func respond(to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let target = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = target.count == 2 ? String(target[1]) : ""
    if let refusal = refusal(of: head, path: target.first.map(String.init) ?? "", query) {
      write(refusal, LoopbackPage.refused, context)
      return
    }
    // The page first, so that the person sees it even when the program ends at once.
    let answers = answers
    write(.ok, LoopbackPage.arrived, context).whenComplete { _ in answers.yield(query) }
  }

  /// Why the request is not the one that is waited for; nil when it is.
  private func refusal(of head: HTTPRequestHead, path: String, _ query: String) -> HTTPResponseStatus? {
    // A name of somebody else that leads here is an attack (DNS rebinding).
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    guard head.headers["host"].count == 1, hosts.contains(head.headers["host"][0].lowercased()) else {
      return .misdirectedRequest
    }
    guard path == LoopbackListener.path else { return .notFound }
    guard head.method == .GET else { return .methodNotAllowed }
    let names = query.split(separator: "&").map { $0.prefix { $0 != "=" } }
    return names.contains("code") || names.contains("error") ? nil : .badRequest
  }

  @discardableResult
  private func write(
    _ status: HTTPResponseStatus, _ page: String, _ context: ChannelHandlerContext
  ) -> EventLoopFuture<Void> {
    let headers: HTTPHeaders = [
      "content-type": "text/html; charset=utf-8", "content-length": "\(page.utf8.count)", "connection": "close",
      "cache-control": "no-store", "referrer-policy": "no-referrer",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ]
    let written = context.eventLoop.makePromise(of: Void.self)
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: page)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    let channel = context.channel
    written.futureResult.whenComplete { _ in channel.close(promise: nil) }
    return written.futureResult
  }
}
