import Activation
import Foundation
import Journal

/// Runs of the journal as JSON (DESIGN 4).
public enum RunJSON {
  /// One run of `runs list`.
  public static func document(_ run: RunRecord, _ state: RunState) -> DocumentValue {
    [
      "run_id": .text(run.id), "activation": .text(run.activation), "file": .text(run.path),
      "operation": .text(run.operation), "status": .text(state.rawValue), "resumable": .bool(state.canResume),
      "started_at": .text(time(run.started)), "updated_at": .text(time(run.updated)),
      "ended_at": run.ended.map { .text(time($0)) } ?? .null, "rows": run.report?["rows"] ?? .null,
      "progress": run.progress ?? .null,
    ]
  }

  /// One run with everything the journal knows of it, for `runs show`.
  public static func document(
    _ run: RunRecord, _ state: RunState, files: [FileRecord], events: [EventRecord]
  ) -> DocumentValue {
    var map = document(run, state).map ?? [:]
    map["bucket"] = run.bucket.map(DocumentValue.text) ?? .null
    map["files"] = .list(files.map(document))
    map["events"] = .list(events.map(document))
    map["report"] = run.report ?? .null
    return .map(map)
  }

  /// An event with its number and time, as `runs watch --events` prints it.
  public static func document(_ event: EventRecord) -> DocumentValue {
    var map = event.document.map ?? [:]
    map["number"] = .number(String(event.number))
    map["time"] = .text(time(event.time))
    return .map(map)
  }

  private static func document(_ file: FileRecord) -> DocumentValue {
    [
      "key": .text(file.key), "state": .text(file.state.rawValue), "bytes": .number(String(file.bytes)),
      "rows": .number(String(file.rows)),
    ]
  }

  static func time(_ time: Date) -> String { time.formatted(.iso8601) }
}
