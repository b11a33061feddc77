import Activation
import ExportEngine
import Reporting

extension SchedulerNotice {
  /// One line of `scheduler --events`.
  public var document: DocumentValue {
    var map: DocumentMap = ["event": .text(name)]
    map["activation"] = activation.map(DocumentValue.text)
    switch self {
    case .started(let count, let folder):
      map["activations"] = .number(String(count))
      map["folder"] = .text(folder)
    case .planned(_, let time): map["runs_at"] = time.map(DocumentValue.text) ?? .null
    case .invalid(_, let issue), .notNotified(_, let issue): map["issue"] = issue.document
    case .run(_, let time), .lost(_, let time): map["scheduled_at"] = .text(time)
    case .progress(_, let event): map["progress"] = EventJSON.document(event)
    case .ended(_, let report): map["report"] = report.document
    case .skipped(_, let count, let first, let last, let rule):
      map["count"] = .number(String(count))
      map["first"] = .text(first)
      map["last"] = .text(last)
      map["catch_up"] = .text(rule.rawValue)
    case .warned(_, let failures, let limit):
      map["failures"] = .number(String(failures))
      map["limit"] = .number(String(limit))
    case .disabled(_, let failures): map["failures"] = .number(String(failures))
    case .stopping(let names): map["running"] = .list(names.map(DocumentValue.text))
    case .unscheduled, .stopped: break
    }
    return .map(map)
  }

  private var name: String {
    switch self {
    case .started: "scheduler_started"
    case .planned: "planned"
    case .unscheduled: "unscheduled"
    case .invalid: "invalid"
    case .run: "run_due"
    case .progress: "run_progress"
    case .ended: "run_ended"
    case .notNotified: "not_notified"
    case .skipped: "runs_skipped"
    case .lost: "run_lost"
    case .warned: "failure_counted"
    case .disabled: "schedule_disabled"
    case .stopping: "scheduler_stopping"
    case .stopped: "scheduler_stopped"
    }
  }

  private var activation: String? {
    switch self {
    case .planned(let name, _), .unscheduled(let name), .invalid(let name, _), .run(let name, _),
      .progress(let name, _),
      .ended(let name, _), .notNotified(let name, _), .skipped(let name, _, _, _, _), .lost(let name, _),
      .warned(let name, _, _), .disabled(let name, _):
      name
    case .started, .stopping, .stopped: nil
    }
  }
}
