import Activation
import Foundation
import Hummingbird

/// Saved queries, kept but never run by themselves (contract 1.9).
actor ScheduleShelf {
  private var schedules: [String: DocumentMap] = [:]
  private var order: [String] = []

  func answer(_ request: IncomingRequest, _ rest: [String]) async throws -> Response {
    switch (request.method, rest.first, rest.count) {
    case ("POST", "create", 2): return .json(200, .map(try create(rest[1], try await RequestFields(request))))
    case ("POST", "delete", 2): return .json(200, .map(try delete(rest[1])))
    case ("GET", "list", 1):
      return .json(200, ["schedules": .list(order.compactMap { schedules[$0].map(DocumentValue.map) })])
    default: throw TreasureDataRefusal.notFound(request.path)
    }
  }

  private func create(_ name: String, _ fields: RequestFields) throws(TreasureDataRefusal) -> DocumentMap {
    guard schedules[name] == nil else {
      throw TreasureDataRefusal(status: 409, message: "Query name has already been taken")
    }
    let zone = fields["timezone"] ?? "UTC"
    // Region names only: abbreviations are refused.
    guard zone == "UTC" || zone.contains("/"), TimeZone(identifier: zone) != nil else {
      throw .unprocessable("timezone is invalid")
    }
    let cron = fields["cron"] ?? ""
    let schedule: DocumentMap = [
      "id": .text(String(order.count + 1)), "name": .text(name), "type": .text(fields["type"] ?? "hive"),
      "database": .text(fields["database"] ?? ""), "query": .text(fields["query"] ?? ""), "cron": .text(cron),
      "timezone": .text(zone), "delay": .number(fields["delay"] ?? "0"), "priority": .number(fields["priority"] ?? "0"),
      "retry_limit": .number(fields["retry_limit"] ?? "0"), "result": .text(fields["result"] ?? ""),
      "user_name": "Sandbox", "created_at": .text(SandboxJob.text(Date())), "next_time": nil,
      "start": cron.isEmpty ? .null : .text(SandboxJob.text(Date())),
    ]
    schedules[name] = schedule
    order.append(name)
    return schedule
  }

  private func delete(_ name: String) throws(TreasureDataRefusal) -> DocumentMap {
    guard let schedule = schedules.removeValue(forKey: name) else { throw .notFound("schedule \(name)") }
    order.removeAll { $0 == name }
    return schedule
  }
}
