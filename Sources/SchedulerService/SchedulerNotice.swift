import Activation
import ExportEngine
import Reporting
import Scheduling

/// What a scheduler tells of itself; for people as a line, for programs as a JSON object.
public enum SchedulerNotice: Sendable {
  case started(activations: Int, folder: String)
  /// When an activation runs next; nil when its schedule has ended.
  case planned(activation: String, runsAt: String?)
  case unscheduled(activation: String)
  case invalid(activation: String, Issue)
  case run(activation: String, scheduledAt: String)
  case progress(activation: String, ExportEvent)
  case ended(activation: String, ExportReport)
  case notNotified(activation: String, Issue)
  case skipped(activation: String, count: Int, first: String, last: String, CatchUp)
  case lost(activation: String, scheduledAt: String)
  case warned(activation: String, failures: Int, limit: Int)
  case disabled(activation: String, failures: Int)
  case stopping(running: [String])
  case stopped
}

extension SchedulerNotice {
  /// Nil for what comes too often to be told one by one.
  public var line: String? {
    switch self {
    case .started(let count, let folder): "watching \(NumberText.counted(count, "scheduled activation")) in \(folder)"
    case .planned(let name, let time?): "\(name): next run at \(time)"
    case .planned(let name, nil): "\(name): its schedule has ended"
    case .unscheduled(let name): "\(name): no longer scheduled"
    case .invalid(let name, let issue): "\(name): \(issue)"
    case .run(let name, let time): "\(name): running, scheduled at \(time)"
    case .progress(let name, let event): EventText.line(event).map { "\(name): \($0)" }
    case .ended(let name, let report):
      ReportText.lines(report).joined(separator: "\n").isEmpty ? name : ended(name, report)
    case .notNotified(let name, let issue): "\(name): \(issue)"
    case .skipped(let name, let count, let first, let last, let rule): skipped(name, count, first, last, rule)
    case .lost(let name, let time):
      "\(name): the run scheduled at \(time) was under way when the last scheduler died; it is not repeated, because it may have delivered. Look in the AMC console."
    case .warned, .disabled: remark
    case .stopping(let names): names.isEmpty ? "stopping" : "stopping; waiting for \(names.joined(separator: ", "))"
    case .stopped: "stopped"
    }
  }

  private func ended(_ name: String, _ report: ExportReport) -> String {
    let issues = report.issues.errors.map { "\n  \($0)" }.joined()
    return "\(name): \(report.status.rawValue), \(NumberText.counted(report.rows.exported, "row")) exported\(issues)"
  }

  private func skipped(_ name: String, _ count: Int, _ first: String, _ last: String, _ rule: CatchUp) -> String {
    let times = count == 1 ? first : "\(first) to \(last)"
    return "\(name): \(NumberText.counted(count, "missed run")) skipped, \(times) (catch_up: \(rule.rawValue))"
  }

  /// The sentence about failures in a row, also for a mail.
  var remark: String? {
    switch self {
    case .warned(let name, let failures, let limit):
      "\(name): failure \(failures) of \(limit) in a row that cannot pass by itself; after \(limit) the schedule is disabled."
    case .disabled(let name, let failures):
      "\(name): the schedule is disabled after \(failures) failures in a row. Mend the cause, then: amc-export activation enable \(name)"
    default: nil
    }
  }
}
