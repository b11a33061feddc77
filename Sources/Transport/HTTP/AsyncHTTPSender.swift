import Activation
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends requests with AsyncHTTPClient. Redirects are not followed: a signed request must not wander. The certificate
/// and name of the other side are always verified; there is no switch.
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

  private let answerWithin: Duration

  /// - Parameter seconds: how long a whole exchange may take.
  public init(timeoutSeconds seconds: Int64 = 300) { answerWithin = .seconds(seconds) }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    do { return try await exchange(request) } catch { throw ConnectionFailure(error, to: request.url).explained }
  }

  public func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let answer: HTTPClientResponse
    do { answer = try await execute(request) } catch { throw ConnectionFailure(error, to: request.url).explained }
    var pieces = answer.body.makeAsyncIterator()
    return HTTPStream(status: Int(answer.status.code), headers: Self.headers(of: answer)) {
      () async throws(TransportError) in
      do {
        return try await pieces.next().map { Array($0.readableBytesView) }
      } catch {
        throw ConnectionFailure(error, to: request.url).explained
      }
    }
  }

  private func exchange(_ request: HTTPRequest) async throws -> HTTPResponse {
    let answer = try await execute(request)
    let body = try await answer.body.collect(upTo: Self.largestAnswer)
    return HTTPResponse(
      status: Int(answer.status.code), headers: Self.headers(of: answer), body: Array(body.readableBytesView))
  }

  private func execute(_ request: HTTPRequest) async throws -> HTTPClientResponse {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = HTTPMethod(rawValue: request.method)
    for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
    if request.content.readableBytes > 0 { outgoing.body = .bytes(request.content) }
    let limit = min(request.timeout ?? answerWithin, answerWithin)
    return try await Self.client.execute(outgoing, timeout: TimeAmount(limit))
  }

  private static func headers(of answer: HTTPClientResponse) -> [HTTPRequest.Header] {
    answer.headers.map { .init($0.name, $0.value) }
  }
}
