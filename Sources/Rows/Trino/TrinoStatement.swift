import Activation
import Foundation
import Transport

/// One statement at a Trino coordinator, followed from page to page (contract 5.1).
final class TrinoStatement {
  static let path: FieldPath = "source.trino"

  private let source: Source.Trino
  private let headers: [HTTPRequest.Header]
  private let authorization: HTTPRequest.Header?
  private let surroundings: RemoteSurroundings
  private var nextURI: String?
  private var told = ""
  private var idlePages = 0

  init(_ source: Source.Trino, user: Secret, password: Secret?, _ surroundings: RemoteSurroundings) {
    self.source = source
    self.surroundings = surroundings
    headers = Self.headers(source, user)
    let isGateway = source.isTreasureDataGateway
    authorization =
      password != nil || isGateway
      ? .init("authorization", Self.basic(user.revealed, password?.revealed ?? "")) : nil
  }

  private static func headers(_ source: Source.Trino, _ user: Secret) -> [HTTPRequest.Header] {
    let prefix = source.dialect == .trino ? "X-Trino-" : "X-Presto-"
    var headers: [HTTPRequest.Header] = [
      .init(prefix + "User", user.revealed), .init(prefix + "Source", "amc-export"), .init("user-agent", "amc-export"),
    ]
    if let catalog = source.catalog { headers.append(.init(prefix + "Catalog", catalog)) }
    if let schema = source.schema { headers.append(.init(prefix + "Schema", schema)) }
    return headers
  }

  private static func basic(_ user: String, _ password: String) -> String {
    "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
  }

  /// True while the server holds pages of this statement.
  var isRunning: Bool { nextURI != nil }

  /// Sends the statement; its first page.
  func start() async throws(SourceError) -> TrinoPage {
    let type = HTTPRequest.Header("content-type", "text/plain; charset=utf-8")
    return try await page(
      HTTPRequest(
        "POST", source.url + "/v1/statement", headers: headers + [type],
        body: Array(source.query.withoutStatementEnd.utf8),
        purpose: "start the query"))
  }

  /// The next page; nil when the statement has ended.
  func next() async throws(SourceError) -> TrinoPage? {
    guard let nextURI else { return nil }
    // The server waits up to a second before it says that there is nothing new; one that does not must not be flooded.
    if idlePages > 2 {
      do { try await surroundings.pause(afterQuestion: min(idlePages - 3, 2), longest: .seconds(2)) } catch {
        throw Self.unreachable("wait for the query", error)
      }
    }
    return try await page(
      HTTPRequest("GET", nextURI, headers: Array(headers.prefix(1)), purpose: "read the query's rows"))
  }

  /// Ends the statement at the server.
  func cancel() async {
    guard let uri = nextURI else { return }
    nextURI = nil
    let request = authorized(HTTPRequest("DELETE", uri, headers: Array(headers.prefix(1)), purpose: "cancel the query"))
    await RemoteSurroundings.undisturbed { [surroundings] in _ = try? await surroundings.sender.send(request) }
  }

  private func page(_ request: HTTPRequest) async throws(SourceError) -> TrinoPage {
    let response = try await answer(authorized(request))
    guard response.status == 200 else { throw refusal(response) }
    let page: TrinoPage
    do { page = try TrinoPage(response.body) } catch {
      throw .remote(
        .init(
          .trino, .remoteRefused, at: Self.path.appending("url"),
          "The answer of the Trino server is no page of a query.",
          fix: "Check the address; a proxy may have answered in its place."))
    }
    nextURI = page.nextURI
    idlePages = page.data == nil ? idlePages + 1 : 0
    if page.state != told, !page.state.isEmpty { surroundings.tell("Trino query: \(page.state.lowercased())") }
    told = page.state
    if let error = page.error { throw Self.failure(error) }
    return page
  }

  /// An empty answer is no answer: the page is asked for again.
  private func answer(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
    var attempt = 1
    while true {
      do throws(TransportError) {
        let response = try await surroundings.sender.send(request)
        guard response.status == 200, response.body.isEmpty else { return response }
        guard try await surroundings.sender.waitToRepeat(request.purpose, after: attempt, because: "an empty answer")
        else { return response }
        attempt += 1
      } catch {
        throw Self.unreachable(request.purpose, error)
      }
    }
  }

  /// The password goes to the server that was named and to no other, whatever address a page gives.
  private func authorized(_ request: HTTPRequest) -> HTTPRequest {
    guard let authorization, Self.origin(request.url) == Self.origin(source.url) else { return request }
    var request = request
    request.headers.append(authorization)
    return request
  }

  private static func origin(_ url: String) -> String {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.prefix(3).joined(separator: "/").lowercased()
  }
}
