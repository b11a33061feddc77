/// The one door to the network.
public protocol HTTPSender: Sendable {
  /// Sends the request once.
  /// - Throws: `TransportError` when no answer came; any answer at all is a response.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse

  /// Sends the request once and gives its answer as soon as it begins, the body piece by piece.
  /// - Throws: `TransportError` when no answer came; any answer at all is a stream.
  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream

  /// Sends the request as `prepare` makes it; one that sends several times prepares each time.
  ///
  /// For what depends on the moment: a signature carries the time, and credentials may have been renewed meanwhile.
  /// - Throws: `TransportError`; one of kind `unprepared` when `prepare` failed.
  func send(
    _ request: HTTPRequest, preparing prepare: @Sendable (HTTPRequest) async throws(RemoteFailure) -> HTTPRequest
  ) async throws(TransportError) -> HTTPResponse
}

extension HTTPSender {
  public func send(
    _ request: HTTPRequest, preparing prepare: @Sendable (HTTPRequest) async throws(RemoteFailure) -> HTTPRequest
  ) async throws(TransportError) -> HTTPResponse {
    let prepared: HTTPRequest
    do { prepared = try await prepare(request) } catch { throw TransportError(.unprepared(error), error.message) }
    return try await send(prepared)
  }
}
