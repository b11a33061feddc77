import Activation
import Hummingbird
import NIOCore

extension SandboxRouter {
  /// Gives a fault; nil when the caller gets no answer at all.
  func respond(to request: IncomingRequest, with fault: SandboxFault) async -> Response? {
    switch fault.effect {
    case .answer(let status, let headers, let body):
      if fault.moment == .afterHandling { _ = await handle(request) }
      var response = Response.text(status, body, mediaType: "application/json")
      response.set(headers)
      return response
    case .reset:
      if fault.moment == .afterHandling { _ = await handle(request) }
      await request.connection.reset()
      return nil
    case .silence:
      if fault.moment == .afterHandling { _ = await handle(request) }
      await request.connection.waitUntilClosed()
      return nil
    case .delay(let duration):
      let response = fault.moment == .afterHandling ? await handle(request) : nil
      try? await Task.sleep(for: duration)
      if let response { return response }
      return await handle(request)
    case .words(let words): return await handle(request).replacing(words)
    }
  }
}

extension Response {
  /// The same answer with whole JSON strings replaced.
  fileprivate func replacing(_ words: [String: String]) async -> Response {
    let collected = CollectedBody()
    try? await body.write(collected)
    var text = String(buffer: collected.buffer)
    for (word, other) in words {
      text = text.replacing(JSONText.write(.text(word)), with: JSONText.write(.text(other)))
    }
    var response = self
    response.body = ResponseBody(byteBuffer: ByteBuffer(string: text))
    response.headers[.contentLength] = String(text.utf8.count)
    return response
  }
}

/// Keeps what an answer would send.
private final class CollectedBody: ResponseBodyWriter {
  private(set) var buffer = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws { self.buffer.writeImmutableBuffer(buffer) }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
