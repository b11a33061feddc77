import Activation
import Foundation

/// A job of the stand-in, from its start to its end (contract 1.5).
struct SandboxJob: Sendable {
  enum Status: String, Sendable {
    case queued, running, success, error, killed
    var isEnded: Bool { self != .queued && self != .running }
  }

  let id: String
  let type: String
  let database: String
  let query: String
  let priority: String
  let retryLimit: String
  let createdAt = Date()
  var status = Status.queued
  var startedAt: Date?
  var endedAt: Date?
  var columns: [CannedAnswer.Column] = []
  var result: ResultFile?
  var failure = ""

  /// The body of `job/status`.
  var statusDocument: DocumentMap {
    let isDone = status == .success
    return [
      "job_id": .text(id), "status": .text(status.rawValue), "cpu_time": status.isEnded ? .number("10") : .null,
      "created_at": .text(Self.text(createdAt)), "start_at": .text(startedAt.map(Self.text) ?? ""),
      "end_at": .text(endedAt.map(Self.text) ?? ""), "updated_at": .text(Self.text(endedAt ?? createdAt)),
      "duration": endedAt.map { .number(String(Int($0.timeIntervalSince(createdAt)))) } ?? .null,
      "num_records": isDone ? .number(String(result?.rowCount ?? 0)) : .null,
      "result_size": isDone ? .number(String(result?.size(.messagePackGzip) ?? 0)) : .null,
    ]
  }

  /// The body of `job/show`.
  var document: DocumentMap {
    var document = statusDocument
    let schema = DocumentValue.list(columns.map { .list([.text($0.name), .text($0.type)]) })
    let more: DocumentMap = [
      "type": .text(type), "database": .text(database), "query": .text(query), "priority": .number(priority),
      "retry_limit": .number(retryLimit), "result": "", "url": .text("http://127.0.0.1/jobs/\(id)"),
      "user_name": "Sandbox", "organization": nil,
      "hive_result_schema": status == .success ? .text(JSONText.write(schema)) : nil,
      "linked_result_export_job_id": nil, "result_export_target_job_id": nil,
      "debug": ["cmdout": .text("started at \(Self.text(createdAt))"), "stderr": .text(failure)],
    ]
    for entry in more.entries { document[entry.key] = entry.value }
    return document
  }

  static func text(_ time: Date) -> String {
    time.formatted(.iso8601.dateTimeSeparator(.space).time(includingFractionalSeconds: false))
      .replacing("Z", with: " UTC")
  }
}
