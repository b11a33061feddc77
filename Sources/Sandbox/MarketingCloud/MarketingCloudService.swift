import Activation
import Hummingbird

/// The stand-in of the Ads API as far as Amazon Marketing Cloud goes.
struct MarketingCloudService: Sendable {
  static let datasetMediaType = "application/vnd.amcadvertiserdataset.v1+json"
  static let columnMediaType = "application/vnd.amcadvertiserdatasetcolumn.v1+json"
  static let uploadMediaType = "application/vnd.amcadvertiserdataupload.v1+json"

  let gate: HeaderGate
  let shelf: InstanceShelf

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
    switch resource {
    case "dataSets": return try await datasets(request, instance, rest)
    case "uploads": return try await uploads(request, instance, rest)
    default: throw MarketingCloudRefusal.unknownPath
    }
  }

  private static func shape(of segments: [String]) -> MarketingCloudRefusal.Shape {
    switch segments.dropFirst().first {
    case "accounts": .accounts
    case "advertiserData": .dataUpload
    default: .administration
    }
  }

  /// The JSON body, sent as the resource's own media type or as plain JSON (contract 3).
  func body(of request: IncomingRequest, mediaType: String) async throws -> DocumentValue {
    guard [mediaType, "application/json"].contains(request.mediaType) else {
      throw MarketingCloudRefusal.unsupportedMediaType
    }
    return try JSONText.read(try await request.document())
  }

  /// One page of a list and the token of the next; the token is the offset it starts at.
  func page<Element>(
    of elements: [Element], _ request: IncomingRequest, limit: String
  ) throws(MarketingCloudRefusal) -> (elements: ArraySlice<Element>, next: DocumentValue) {
    let count = request.queryValue(limit).map { Int($0) ?? 0 } ?? 100
    guard (1...100).contains(count) else { throw .invalid("\(limit) must be a number from 1 to 100") }
    let token = request.queryValue("nextToken") ?? ""
    guard let start = token.isEmpty ? 0 : Int(token), (0...elements.count).contains(start) else {
      throw .invalid("nextToken is not valid")
    }
    let end = min(start + count, elements.count)
    return (elements[start..<end], end < elements.count ? .text(String(end)) : .null)
  }
}
