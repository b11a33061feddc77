/// An answer whose body comes piece by piece, so that its size does not matter. It belongs to one task.
public final class HTTPStream {
  public let status: Int
  public let headers: [HTTPRequest.Header]
  private let pull: () async throws(TransportError) -> [UInt8]?

  /// - Parameter pull: gives the next piece of the body, or nil at its end.
  public init(status: Int, headers: [HTTPRequest.Header], pull: @escaping () async throws(TransportError) -> [UInt8]?) {
    self.status = status
    self.headers = headers
    self.pull = pull
  }

  /// The next piece of the body, nil at its end.
  ///
  /// - Throws: `TransportError` when the connection broke before the end.
  public func next() async throws(TransportError) -> [UInt8]? { try await pull() }

  /// The answer without its body.
  var beginning: HTTPResponse { HTTPResponse(status: status, headers: headers) }

  /// The first header of that name, in any letter case.
  public func header(_ name: String) -> String? { beginning.header(name) }

  /// The rest of the body at once, at most `limit` bytes of it: for answers that are errors.
  public func response(upTo limit: Int = 1 << 20) async throws(TransportError) -> HTTPResponse {
    var body: [UInt8] = []
    while body.count < limit, let piece = try await next() { body += piece }
    return HTTPResponse(status: status, headers: headers, body: body)
  }
}

extension HTTPSender {
  /// Sends the request once and gives its answer as soon as it begins.
  ///
  /// A sender that knows no better gives the whole body as one piece.
  public func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let response = try await send(request)
    var body: [UInt8]? = response.body
    return HTTPStream(status: response.status, headers: response.headers) { () throws(TransportError) in
      defer { body = nil }
      return body
    }
  }
}
