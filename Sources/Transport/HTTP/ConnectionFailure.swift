import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL

#if canImport(Glibc)
  import Glibc
#endif

/// An error of the network library in words: an unknown name, a refused connection, one that broke, one that cannot be
/// trusted and one that takes too long each have their own.
struct ConnectionFailure {
  let error: any Error
  /// Host and port.
  private let place: String

  init(_ error: any Error, to url: String) {
    self.error = error
    place = String((url.split(separator: "://", maxSplits: 1).last ?? "").prefix { !"/?".contains($0) })
  }

  var explained: TransportError {
    switch error {
    case let error as HTTPClientError: client(error)
    case is CancellationError: TransportError(.cancelled, "cancelled")
    case let error as NIOConnectionError: connection(error)
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: insecure(error)
    case let error as IOError: system(error)
    case is ChannelError: TransportError(.reset, "the connection broke")
    default: TransportError(.unreachable, "the connection broke")
    }
  }

  private func client(_ error: HTTPClientError) -> TransportError {
    switch error {
    case .cancelled: TransportError(.cancelled, "cancelled")
    case .connectTimeout: TransportError(.timeout, "no connection in time")
    case .tlsHandshakeTimeout: TransportError(.timeout, "the encrypted connection was not agreed on in time")
    case .readTimeout, .writeTimeout, .deadlineExceeded, .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
      TransportError(.timeout, "no answer in time")
    case .invalidURL, .emptyHost, .emptyScheme: TransportError(.unreachable, "the address is not usable")
    case .remoteConnectionClosed: TransportError(.reset, "the other side closed the connection")
    default: TransportError(.unreachable, error.shortDescription)
    }
  }

  private func connection(_ error: NIOConnectionError) -> TransportError {
    guard !error.connectionErrors.isEmpty else {
      return TransportError(.unknownHost, "there is no host \(error.host)")
    }
    let causes = error.connectionErrors.map { ConnectionFailure($0.error, to: place).explained }
    // A name often has two addresses; the one that answers, if only to refuse, tells the most.
    if let refusal = causes.first(where: { $0.kind == .refused }) { return refusal }
    if causes.contains(where: { $0.kind == .timeout }) {
      return TransportError(.timeout, "no connection to \(place) in time")
    }
    return TransportError(.unreachable, "no connection to \(place): \(causes[0].reason)")
  }

  private func system(_ error: IOError) -> TransportError {
    switch error.errnoCode {
    case ECONNREFUSED: TransportError(.refused, "the connection to \(place) was refused")
    case ECONNRESET, EPIPE, ECONNABORTED: TransportError(.reset, "the other side reset the connection")
    case ETIMEDOUT: TransportError(.timeout, "the connection timed out")
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN: TransportError(.unreachable, "there is no way to the host")
    default: TransportError(.unreachable, String(cString: strerror(error.errnoCode)))
    }
  }

  /// The library's own words name the check that failed, such as CERTIFICATE_VERIFY_FAILED.
  private func insecure(_ error: any Error) -> TransportError {
    if let error = error as? NIOSSLError, error == .uncleanShutdown {
      return TransportError(.reset, "the other side closed the connection")
    }
    let text = String(describing: error)
    if text.contains("EOF during handshake") {
      return TransportError(.reset, "the other side closed the connection before it was encrypted")
    }
    let reasons = [
      ("CERTIFICATE_VERIFY_FAILED", "its certificate is not trusted"),
      ("failedToValidateHostname", "its certificate is for another host"),
      ("WRONG_VERSION_NUMBER", "it does not speak TLS"), ("HTTP_REQUEST", "it does not speak TLS"),
    ]
    let why = reasons.first { text.contains($0.0) }?.1 ?? "the encrypted connection could not be agreed on"
    return TransportError(.insecure, "the other side cannot be trusted: \(why)")
  }
}
