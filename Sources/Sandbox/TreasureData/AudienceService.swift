import Activation
import Hummingbird

/// One parent segment over the sample customers, and two segments of it (contract 3.1, 3.2).
struct AudienceService: Sendable {
  static let audienceID = "99"

  /// A segment and the SQL the service makes of its rule.
  private struct Segment {
    let id: String
    let name: String
    let rule: DocumentValue
    let sql: String
  }

  private static let segments = [
    Segment(
      id: "1234", name: "Loyal shoppers", rule: rule(300),
      sql: "SELECT customer_email, purchase_time, amount FROM customers WHERE amount >= 300"),
    Segment(
      id: "1235", name: "All shoppers", rule: rule(0),
      sql: "SELECT customer_email, purchase_time, amount FROM customers WHERE amount >= 0"),
  ]

  private static func rule(_ amount: Int) -> DocumentValue {
    let condition: DocumentValue = [
      "type": "Value", "leftValue": ["name": "amount"],
      "operator": ["type": "GreaterEqual", "rightValue": .number(String(amount))],
    ]
    return ["type": "And", "conditions": [condition]]
  }

  func answer(_ request: IncomingRequest, _ path: [String]) async throws -> Response {
    guard path.isEmpty || path[0] == Self.audienceID else {
      return .json(404, ["code": "404", "message": "Audience not found"])
    }
    switch (request.method, path.count, path.dropFirst(2).first) {
    case ("GET", 0, _): return .json(200, [Self.audience])
    case ("GET", 1, _): return .json(200, Self.audience)
    case ("GET", 2, _) where path[1] == "segments": return .json(200, .list(Self.segments.map(Self.document)))
    case ("POST", 3, "query") where path[1] == "segments": return try await query(request)
    case ("GET", 3, let id?) where path[1] == "segments":
      guard let segment = Self.segments.first(where: { $0.id == id }) else { break }
      return .json(200, Self.document(segment))
    default: break
    }
    return .json(404, ["code": "404", "message": "Not found"])
  }

  private func query(_ request: IncomingRequest) async throws -> Response {
    let body = try JSONText.read(try await request.document())
    guard body["format"] == "sql", let segment = Self.segments.first(where: { $0.rule == body["rule"] }) else {
      return .json(400, ["errors": "rule is not supported"])
    }
    return .json(200, ["sql": .text(segment.sql)])
  }

  private static let audience: DocumentValue = [
    "id": .text(audienceID), "name": "Sandbox customers", "description": "Invented customers",
    "scheduleType": "none", "scheduleOption": "", "timezone": "UTC", "population": 2400,
    "master": ["parentDatabaseName": "sandbox", "parentTableName": "customers"],
    "attributes": [["name": "amount", "type": "number", "parentColumn": "amount"]], "behaviors": [],
  ]

  private static func document(_ segment: Segment) -> DocumentValue {
    [
      "audienceId": .text(audienceID), "id": .text(segment.id), "name": .text(segment.name), "kind": 0,
      "description": "", "segmentFolderId": "1", "population": nil, "rule": segment.rule,
    ]
  }
}
