import Activation
import Foundation
import Hummingbird

/// The stand-in of Treasure Data's core REST API and of its Audience API (contract 1, 3).
struct TreasureDataService: Sendable {
  let keys: TreasureDataKeys
  let jobs: JobShelf
  let schedules: ScheduleShelf
  let results: ResultCutter

  static func serves(_ path: String) -> Bool {
    path.hasPrefix("/v3/") || path == "/audiences" || path.hasPrefix("/audiences/")
  }

  func respond(to request: IncomingRequest) async -> Response {
    do {
      let right = try keys.check(request)
      return try await answer(request, request.segments, right)
    } catch let refusal as TreasureDataRefusal {
      return refusal.response
    } catch is JSONSyntaxError {
      return TreasureDataRefusal(status: 400, message: "The body is no JSON").response
    } catch {
      return TreasureDataRefusal(status: 400, message: "The request could not be read").response
    }
  }

  private func answer(
    _ request: IncomingRequest, _ segments: [String], _ right: TreasureDataKeys.Right
  ) async throws -> Response {
    if segments.first == "audiences" { return try await AudienceService().answer(request, Array(segments.dropFirst())) }
    switch (request.method, segments.dropFirst().first, segments.count) {
    case ("GET", "system", 3): return .json(200, ["status": "ok"])
    case ("GET", "database", 3): return .json(200, ["databases": [["name": "sandbox", "count": 2400]]])
    case (_, "job", _): return try await job(request, Array(segments.dropFirst(2)), right)
    case (_, "schedule", _): return try await schedules.answer(request, Array(segments.dropFirst(2)))
    default: throw TreasureDataRefusal.notFound(request.path)
    }
  }

  private func job(
    _ request: IncomingRequest, _ rest: [String], _ right: TreasureDataKeys.Right
  ) async throws -> Response {
    switch (request.method, rest.first, rest.count) {
    case ("POST", "issue", 3): return try await issue(request, type: rest[1], database: rest[2])
    case ("GET", "status", 2): return .json(200, .map(try await jobs.job(rest[1]).statusDocument))
    case ("GET", "status_by_domain_key", 2):
      return .json(200, .map(try await jobs.job(domainKey: rest[1]).statusDocument))
    case ("GET", "show", 2): return .json(200, .map(try await jobs.job(rest[1]).document))
    case ("GET", "list", 1):
      let list = await jobs.all.prefix(20).map { DocumentValue.map($0.document) }
      return .json(200, ["jobs": .list(list), "count": .number(String(list.count)), "from": 0, "to": 19])
    case ("POST", "kill", 2):
      let former = try await jobs.kill(rest[1])
      return .json(200, ["job_id": .text(rest[1]), "former_status": .text(former.rawValue)])
    case ("GET", "result", 2):
      guard right == .master else { throw TreasureDataRefusal(status: 403, message: "Write-only key") }
      return try results.response(to: request, of: try await jobs.job(rest[1]))
    default: throw TreasureDataRefusal.notFound(request.path)
    }
  }

  private func issue(_ request: IncomingRequest, type: String, database: String) async throws -> Response {
    guard ["trino", "presto", "hive"].contains(type) else { throw TreasureDataRefusal.notFound("job type \(type)") }
    guard database.utf8.count >= 3, database.wholeMatch(of: /[a-z0-9_]+/) != nil else {
      throw TreasureDataRefusal.notFound("database \(database)")
    }
    let fields = try await RequestFields(request)
    guard let query = fields["query"], !query.isEmpty else {
      throw TreasureDataRefusal.unprocessable("query is missing")
    }
    let priority = fields["priority"] ?? "0"
    let retryLimit = fields["retry_limit"] ?? "0"
    guard let number = Int(priority), (-2...2).contains(number) else {
      throw TreasureDataRefusal.unprocessable("priority must be from -2 to 2")
    }
    guard let number = Int(retryLimit), (0...32).contains(number) else {
      throw TreasureDataRefusal.unprocessable("retry_limit must be from 0 to 32")
    }
    let job = try await jobs.issue(
      type: type, database: database, query: query, priority: priority, retryLimit: retryLimit,
      domainKey: fields["domain_key"])
    return .json(200, ["job": .text(job.id), "job_id": .text(job.id), "database": .text(database)])
  }
}
