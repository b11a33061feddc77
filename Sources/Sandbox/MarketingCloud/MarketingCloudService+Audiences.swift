import Activation
import Hummingbird

extension MarketingCloudService {
  private static let audienceTypes = ["v1", "v1.1", "v1.2"].map { "application/vnd.amcquerybasedaudience.\($0)+json" }
  private static let neededToReplace = [
    "advertiserId", "audienceName", "audienceType", "timeWindowStart", "timeWindowEnd",
  ]

  func audiences(_ request: IncomingRequest, _ id: String?) async throws -> Response {
    let instance = try gate.audienceInstance(of: request).id
    try gate.checkTerms()
    let type = try acceptedType(of: request, among: Self.audienceTypes)
    switch (request.method, id) {
    case ("POST", nil):
      try audienceRates.posts.take()
      let order = try AudienceOrder(try await body(of: request, mediaTypes: Self.audienceTypes))
      return started(
        await audienceShelf.submit(order, in: instance, ownTables: await ownTables(instance)), type)
    case ("GET", nil):
      try audienceRates.gets.take()
      return try await list(request, instance, type)
    case ("GET", let id?):
      try audienceRates.gets.take()
      let audience = try await audienceShelf.audience(id, in: instance)
      return .json(200, audience.document(Self.version(of: type)), mediaType: type)
    case ("PUT", let id?): return try await replace(request, id, instance)
    case ("DELETE", let id?):
      try await audienceShelf.delete(id, in: instance)
      return .empty()
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  /// The specification calls the list otherwise than a sample does (contract 6.2).
  private func list(_ request: IncomingRequest, _ instance: String, _ type: String) async throws -> Response {
    let (audiences, next) = try page(of: await audienceShelf.all(in: instance), request, limit: "maxResults")
    let shown = audiences.map { $0.document(Self.version(of: type)) }
    let key = words.isAlternative ? "executionDataList" : "executionMetadata"
    return .json(200, .map(DocumentMap([(key, .list(shown)), ("nextToken", next)])), mediaType: type)
  }

  private func replace(_ request: IncomingRequest, _ id: String, _ instance: String) async throws -> Response {
    let value = try await body(of: request, mediaTypes: Self.audienceTypes)
    for key in Self.neededToReplace where value[key]?.scalarText == nil {
      throw MarketingCloudRefusal.invalid("\(key) is required")
    }
    guard value["refreshRateDays"] == nil else {
      throw MarketingCloudRefusal.invalid("refreshRateDays is not accepted")
    }
    guard value["audienceType"] == "RULE_BASED" else {
      throw MarketingCloudRefusal.invalid("audienceType must not be changed")
    }
    let audience = try await audienceShelf.replace(
      id, in: instance, with: try AudienceOrder(value), ownTables: await ownTables(instance))
    return started(audience, Self.audienceTypes[2])
  }

  private func started(_ audience: RemoteAudience, _ type: String) -> Response {
    .json(
      200,
      [
        "audienceExecutionId": .text(audience.id),
        "audienceExecutionDescription": "Successfully started audience creation workflow.",
        "status": .text(audience.status.rawValue),
      ], mediaType: type)
  }

  private func ownTables(_ instance: String) async -> Set<String> {
    Set(await shelf.datasets(in: instance).map(\.id))
  }

  private static func version(of type: String) -> RemoteAudience.Version {
    type == audienceTypes[2] ? .third : type == audienceTypes[1] ? .second : .first
  }
}

/// The limits of contract 6.2.
struct AudienceRates: Sendable {
  let posts = RateBucket(perSecond: 5, burst: 5)
  let gets = RateBucket(perSecond: 5, burst: 10)
}
