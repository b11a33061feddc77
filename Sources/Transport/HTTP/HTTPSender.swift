/// The one door to the network.
public protocol HTTPSender: Sendable {
  /// Sends the request once.
  /// - Throws: `TransportError` when no answer came; any answer at all is a response.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse

  /// Sends the request once and gives its answer as soon as it begins, the body piece by piece.
  /// - Throws: `TransportError` when no answer came; any answer at all is a stream.
  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream
}

/// Why no answer came.
public struct TransportError: Error, Hashable, Sendable {
  public enum Kind: Sendable, Hashable {
    /// The host could not be found or reached, or the connection broke.
    case unreachable
    case timeout
    case cancelled
  }

  public var kind: Kind
  /// The reason in words, without URLs' queries or headers.
  public var reason: String

  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
