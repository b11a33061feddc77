import Activation
import Foundation
import Hummingbird

/// The stand-in of a Trino coordinator's statement protocol, also under Presto's header names (contract 5.1).
struct TrinoService: Sendable {
  /// The password of basic authentication, when a client uses it.
  let password: String
  /// At Treasure Data's gateway the user is the API key, and there is no password.
  let apiKey: String
  let queries: TrinoQueryShelf

  static func serves(_ path: String) -> Bool { path.hasPrefix("/v1/") }

  func respond(to request: IncomingRequest) async -> Response {
    do {
      guard isAllowed(request) else { return .text(401, "Unauthorized", mediaType: "text/plain") }
      return try await answer(request)
    } catch is TrinoQueryShelf.Gone {
      return .text(404, "Query not found", mediaType: "text/plain")
    } catch {
      return .text(400, "The request could not be read", mediaType: "text/plain")
    }
  }

  private func answer(_ request: IncomingRequest) async throws -> Response {
    let segments = request.segments
    let base = "http://\(request.authority)"
    switch (request.method, segments.count) {
    case ("GET", 2) where segments[1] == "info":
      return .json(200, ["nodeVersion": ["version": "476"], "starting": false, "environment": "sandbox"])
    case ("POST", 2) where segments[1] == "statement":
      guard request.header("x-trino-user") ?? request.header("x-presto-user") != nil else {
        return .text(400, "User must be set", mediaType: "text/plain")
      }
      let sql = String(decoding: try await request.document(), as: UTF8.self)
      return page(await queries.start(sql, base: base))
    case ("GET", 6) where segments[1...2] == ["statement", "executing"]:
      return page(try await queries.page(segments[3], slug: segments[4], token: segments[5], base: base))
    case ("DELETE", 6) where segments[1...2] == ["statement", "executing"]:
      try await queries.cancel(segments[3], slug: segments[4])
      return .empty()
    default: return .text(404, "Not found", mediaType: "text/plain")
    }
  }

  private func page(_ text: String) -> Response { .text(200, text, mediaType: "application/json") }

  private func isAllowed(_ request: IncomingRequest) -> Bool {
    guard let authorization = request.header("authorization") else { return true }
    guard authorization.hasPrefix("Basic "), let data = Data(base64Encoded: String(authorization.dropFirst(6))) else {
      return false
    }
    let pair = String(decoding: data, as: UTF8.self)
    return pair == "\(apiKey):" || pair.hasSuffix(":\(password)")
  }
}
