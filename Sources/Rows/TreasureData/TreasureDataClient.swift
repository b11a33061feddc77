import Activation
import Transport

/// The REST and Audience APIs of Treasure Data, as far as reading rows goes (contract 1, 3.1).
///
/// Every refusal is a `SourceError.remote` with the service's own words; the key is in no message.
public struct TreasureDataClient: Sendable {
  static let path: FieldPath = "source.treasure_data"

  let endpoint: String
  let sender: RetryingSender
  private let apiKey: Secret

  /// - Parameter endpoint: base URL of the core API, without a closing slash; the Audience API's follows from it.
  public init(endpoint: String, apiKey: Secret, sender: RetryingSender) {
    self.endpoint = endpoint
    self.apiKey = apiKey
    self.sender = sender
  }

  var audienceEndpoint: String { TreasureDataSite.audienceEndpoint(besides: endpoint) }

  var headers: [HTTPRequest.Header] {
    [.init("authorization", "TD1 \(apiKey.revealed)"), .init("user-agent", "amc-export")]
  }

  /// Asks, and gives the answer whatever its status.
  func exchange(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
    var request = request
    request.headers += headers
    do { return try await sender.send(request) } catch { throw Self.unreachable(request.purpose, error) }
  }

  /// Asks, and gives the JSON of a good answer.
  func document(_ request: HTTPRequest) async throws(SourceError) -> DocumentValue {
    let response = try await exchange(request)
    guard response.isSuccess else { throw Self.refusal(response, request.purpose) }
    guard let document = response.json else {
      throw .remote(
        .init(
          .treasureData, .remoteRefused, at: Self.path, status: response.status,
          "Treasure Data's answer to the attempt to \(request.purpose) is no JSON.",
          fix: "Check the endpoint; a proxy may have answered in its place."))
    }
    return document
  }

  static func unreachable(_ purpose: String, _ error: TransportError) -> SourceError {
    .remote(.unreachable(.treasureData, at: path, while: purpose, error))
  }

  /// An answer that is no success, as an error (contract 1.8).
  static func refusal(_ response: HTTPResponse, _ purpose: String) -> SourceError {
    let words = words(of: response)
    func failure(_ code: Activation.Issue.Code, _ field: FieldPath = path, fix: String) -> SourceError {
      .remote(
        .init(
          .treasureData, code, at: field, status: response.status,
          "Treasure Data refused to \(purpose) (HTTP \(response.status))\(words).", fix: fix))
    }
    switch response.status {
    case 401:
      return failure(
        .credentialsRefused, path.appending("api_key"),
        fix: "Check the API key, and that site is the one your account lives at.")
    case 403:
      return failure(
        .notAuthorized, path.appending("api_key"), fix: "Use a master key of a user with the right to do this.")
    case 404:
      return failure(.remoteRefused, fix: "Check names and ids, and that site is the one your account lives at.")
    case 400, 409, 415, 422: return failure(.remoteRefused, fix: "Correct what the message names.")
    case 429, 500...: return failure(.remoteUnavailable, fix: "Try again later.")
    default: return failure(.remoteRefused, fix: "Check the endpoint.")
    }
  }

  /// What the service says; nothing when a proxy answered in its place.
  private static func words(of response: HTTPResponse) -> String {
    guard let document = response.json else { return "" }
    let text = ["message", "error", "text", "errors"].lazy.compactMap { document[$0]?.scalarText }.first
    return text.map { ": \($0.prefix(500))" } ?? ""
  }
}
