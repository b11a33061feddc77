import AsyncHTTPClient
import Activation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends requests with AsyncHTTPClient. Redirects are not followed: a signed request must not wander.
public struct AsyncHTTPSender: HTTPSender {
  /// Answers larger than this are cut off as broken; lists and errors of the remote systems are far smaller.
  public static let largestAnswer = 32 * 1024 * 1024

  /// Lives as long as the process, so nobody has to shut it down.
  private static let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)

  private static var configuration: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .seconds(20)
    configuration.timeout.read = .seconds(120)
    configuration.decompression = .disabled
    // Our own policy repeats, and tells about it.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  private let answerWithin: Int64

  /// - Parameter seconds: how long a whole exchange may take.
  public init(timeoutSeconds seconds: Int64 = 300) { answerWithin = seconds }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    do {
      return try await exchange(request)
    } catch let error as HTTPClientError {
      throw Self.explain(error)
    } catch is CancellationError {
      throw TransportError(.cancelled, "cancelled")
    } catch let error as NIOConnectionError {
      throw TransportError(.unreachable, "no connection to \(error.host):\(error.port)")
    } catch {
      throw TransportError(.unreachable, "the connection broke")
    }
  }

  private func exchange(_ request: HTTPRequest) async throws -> HTTPResponse {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = HTTPMethod(rawValue: request.method)
    for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
    if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
    let answer = try await Self.client.execute(outgoing, timeout: .seconds(answerWithin))
    let body = try await answer.body.collect(upTo: Self.largestAnswer)
    return HTTPResponse(
      status: Int(answer.status.code), headers: answer.headers.map { .init($0.name, $0.value) },
      body: Array(body.readableBytesView))
  }

  private static func explain(_ error: HTTPClientError) -> TransportError {
    switch error {
    case .cancelled: TransportError(.cancelled, "cancelled")
    case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
      .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
      TransportError(.timeout, "no answer in time")
    case .invalidURL, .emptyHost, .emptyScheme:
      TransportError(.unreachable, "the address is not usable")
    case .remoteConnectionClosed: TransportError(.unreachable, "the other side closed the connection")
    default: TransportError(.unreachable, error.shortDescription)
    }
  }
}
