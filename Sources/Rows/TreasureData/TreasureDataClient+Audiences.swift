import Activation
import NIOCore
import Transport

extension TreasureDataClient {
  /// A parent segment, which the API calls an audience (contract 3.2).
  public struct Audience: Sendable, Hashable {
    public let id: String
    public let name: String
    /// The database its master table lives in.
    public let database: String?
  }

  /// A segment of an audience, with the rule its members follow.
  public struct Segment: Sendable, Hashable {
    public let id: String
    public let name: String
    public let kind: DocumentValue
    public let rule: DocumentValue
  }

  /// All parent segments the key may see.
  public func audiences() async throws(SourceError) -> [Audience] {
    try await list("/audiences", purpose: "list the parent segments").compactMap(Audience.init)
  }

  /// All segments of a parent segment.
  public func segments(of audienceID: String) async throws(SourceError) -> [Segment] {
    let path = "/audiences/\(Self.escaped(audienceID))/segments"
    return try await list(path, purpose: "list the segments of \(audienceID)").compactMap(Segment.init)
  }

  func audience(_ id: String) async throws(SourceError) -> Audience {
    let path = "/audiences/\(Self.escaped(id))"
    let document = try await document(audience("GET", path, purpose: "look at the parent segment \(id)"))
    guard let audience = Audience(document) else { throw Self.strange("parent segment \(id)") }
    return audience
  }

  func segment(_ id: String, of audienceID: String) async throws(SourceError) -> Segment {
    let path = "/audiences/\(Self.escaped(audienceID))/segments/\(Self.escaped(id))"
    let document = try await document(audience("GET", path, purpose: "look at the segment \(id)"))
    guard let segment = Segment(document) else { throw Self.strange("segment \(id)") }
    return segment
  }

  /// The query that gives a segment's members.
  func query(of segment: Segment, in audienceID: String) async throws(SourceError) -> String {
    let body: DocumentValue = ["format": "sql", "rule": segment.rule, "kind": segment.kind]
    var request = audience(
      "POST", "/audiences/\(Self.escaped(audienceID))/segments/query", purpose: "get the query of segment \(segment.id)"
    )
    request.content = ByteBuffer(string: JSONText.write(body))
    guard let sql = try await document(request)["sql"]?.scalarText, !sql.isEmpty else {
      throw Self.strange("query of segment \(segment.id)")
    }
    return sql
  }

  private func list(_ path: String, purpose: String) async throws(SourceError) -> [DocumentValue] {
    try await document(audience("GET", path, purpose: purpose)).list ?? []
  }

  private func audience(_ method: String, _ path: String, purpose: String) -> HTTPRequest {
    let json = [HTTPRequest.Header("accept", "application/json"), .init("content-type", "application/json")]
    return HTTPRequest(method, audienceEndpoint + path, headers: json, purpose: purpose)
  }

  private static func strange(_ what: String) -> SourceError {
    .remote(
      .init(
        .treasureData, .remoteRefused, at: path, "Treasure Data's answer about the \(what) lacks what is needed.",
        fix: "Look at it in Audience Studio; a funnel stage or realtime segment has no query."))
  }
}

extension TreasureDataClient.Audience {
  init?(_ document: DocumentValue) {
    guard let id = document["id"]?.scalarText else { return nil }
    self.init(
      id: id, name: document["name"]?.scalarText ?? "", database: document["master"]?["parentDatabaseName"]?.scalarText)
  }
}

extension TreasureDataClient.Segment {
  init?(_ document: DocumentValue) {
    guard let id = document["id"]?.scalarText else { return nil }
    self.init(
      id: id, name: document["name"]?.scalarText ?? "", kind: document["kind"] ?? .null, rule: document["rule"] ?? .null
    )
  }
}
