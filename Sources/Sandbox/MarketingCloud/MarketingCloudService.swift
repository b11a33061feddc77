import Activation
import Hummingbird

/// The stand-in of the Ads API as far as Amazon Marketing Cloud goes.
struct MarketingCloudService: Sendable {
  static let datasetMediaType = "application/vnd.amcadvertiserdataset.v1+json"
  static let columnMediaType = "application/vnd.amcadvertiserdatasetcolumn.v1+json"
  static let uploadMediaType = "application/vnd.amcadvertiserdataupload.v1+json"

  let gate: HeaderGate
  let shelf: InstanceShelf
  let audienceShelf: AudienceShelf
  let audienceRates = AudienceRates()
  let words = WordSwitch()

  func respond(to request: IncomingRequest) async -> Response {
    let segments = request.segments
    do {
      try gate.checkCaller(of: request)
      return try await answer(request, segments)
    } catch let refusal as MarketingCloudRefusal {
      return refusal.response(shape: Self.shape(of: segments))
    } catch let error as JSONSyntaxError {
      return MarketingCloudRefusal.invalid("The body is no JSON: \(error)").response(shape: Self.shape(of: segments))
    } catch {
      return MarketingCloudRefusal(status: 400, details: "The request could not be read")
        .response(shape: Self.shape(of: segments))
    }
  }

  private func answer(_ request: IncomingRequest, _ segments: [String]) async throws -> Response {
    switch (segments.count, segments.dropFirst().first) {
    case (2, "accounts"): return try accounts(request)
    case (2, "instances"): return try instances(request)
    case (3, "instances"): return try instance(segments[2], request)
    case (4, "instances") where segments[3] == "advertisers": return try advertisers(segments[2], request)
    case (3, "audiences") where segments[2] == "query": return try await audiences(request, nil)
    case (4, "audiences") where segments[2] == "query": return try await audiences(request, segments[3])
    case (4, "audiences") where segments.dropFirst(2) == ["connections", "terms"]: return try await terms(request)
    case (4..., "advertiserData"):
      let instance = try gate.instance(segments[2], of: request)
      try gate.checkTerms()
      return try await advertiserData(request, instance.id, segments[3], Array(segments.dropFirst(4)))
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private func advertiserData(
    _ request: IncomingRequest, _ instance: String, _ resource: String, _ rest: [String]
  ) async throws -> Response {
    _ = try acceptedType(of: request, among: Self.mediaTypes(of: resource, rest))
    switch resource {
    case "dataSets": return try await datasets(request, instance, rest)
    case "uploads": return try await uploads(request, instance, rest)
    case "userDeletionRequest": return try await deletions(request, instance, rest)
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private static func mediaTypes(of resource: String, _ rest: [String]) -> [String] {
    switch resource {
    case "dataSets": rest.contains("columns") ? [columnMediaType, datasetMediaType] : [datasetMediaType]
    case "uploads": [uploadMediaType]
    default: [deletionMediaType]
    }
  }

  private static func shape(of segments: [String]) -> MarketingCloudRefusal.Shape {
    switch segments.dropFirst().first {
    case "accounts": .accounts
    case "advertiserData": .dataUpload
    case "audiences": .audiences
    default: .administration
    }
  }

  /// The JSON body, sent as one of the resource's own media types or as plain JSON (contract 3).
  func body(of request: IncomingRequest, mediaTypes: [String]) async throws -> DocumentValue {
    guard let type = request.mediaType, (mediaTypes + ["application/json"]).contains(type) else {
      throw MarketingCloudRefusal.unsupportedMediaType
    }
    return try JSONText.read(try await request.document())
  }

  /// The type the answer is written in: the first of the resource's own that the client takes.
  /// - Throws: a 406 when it takes none of them, nor plain JSON.
  func acceptedType(of request: IncomingRequest, among own: [String]) throws(MarketingCloudRefusal) -> String {
    guard let header = request.header("accept") else { return own[0] }
    let wanted = header.split(separator: ",").compactMap { $0.split(separator: ";").first }
      .map { $0.lowercased().filter { $0 != " " } }
    if let type = wanted.first(where: own.contains) { return type }
    guard wanted.contains(where: ["*/*", "application/*", "application/json"].contains) else {
      throw .unacceptableMediaType
    }
    return own[0]
  }

  /// One page of a list and the token of the next; the token is the offset it starts at.
  func page<Element>(
    of elements: [Element], _ request: IncomingRequest, limit: String, from fewest: Int = 1, to most: Int = 100
  ) throws(MarketingCloudRefusal) -> (elements: ArraySlice<Element>, next: DocumentValue) {
    let wanted = request.queryValue(limit).map { Int($0) ?? -1 } ?? most
    guard (fewest...most).contains(wanted) else {
      throw .invalid("\(limit) must be a number from \(fewest) to \(most)")
    }
    // Nothing says what a page of none would be good for.
    let count = wanted == 0 ? most : wanted
    let token = request.queryValue("nextToken") ?? ""
    guard let start = token.isEmpty ? 0 : Int(token), (0...elements.count).contains(start) else {
      throw .invalid("nextToken is not valid")
    }
    let end = min(start + count, elements.count)
    return (elements[start..<end], end < elements.count ? .text(String(end)) : .null)
  }
}
