import Activation
import Documents
import ExportEngine
import Foundation
import Reporting
import Scheduling
import SchedulerService

/// An activation of the home as lists and details show it.
struct ActivationView {
  private static let shownTimes = 3

  private let name: String
  private let file: DraftFile
  private let schedule: Schedule?
  private let suspension: Suspension?
  private let issues: [Issue]

  init(_ name: String, home: Home) {
    self.name = name
    file = DraftFile.load(name, home: home)
    let reading = file.draft.schedule()
    schedule = reading.schedule
    suspension = Suspension.of(name, home: home)
    issues = file.issues + file.draft.validate().issues + reading.issues
  }

  /// Also true for a schedule that cannot be understood at present.
  var hasSchedule: Bool { file.draft.activation["schedule"]?["cron"]?.scalarText?.isEmpty == false }

  private var isEnabled: Bool { schedule?.isEnabled == true && suspension == nil }
  private var source: String { file.draft.activation["source"]?.map?.keys.first ?? "–" }

  private var target: String {
    let settings = file.draft.activation["result_settings"]
    let target = settings?["target"]?.scalarText ?? "dataset"
    guard target == "dataset" else { return target }
    let operation = settings?["operation"]?.scalarText ?? "upload"
    return [operation, settings?["dataset_id"]?.scalarText].compactMap { $0 }.joined(separator: " ")
  }

  private var nextTimes: [String] {
    guard let schedule, isEnabled else { return [] }
    var times: [String] = []
    var from = Int(Date().timeIntervalSince1970)
    while times.count < Self.shownTimes, let fire = schedule.next(atOrAfter: from) {
      times.append(InstantText.write(fire.runsAt, in: schedule.zone))
      from = fire.scheduledAt + 1
    }
    return times
  }

  private var state: String {
    guard hasSchedule else { return "no schedule" }
    guard let schedule else { return "schedule not understood" }
    if let suspension { return "disabled after \(NumberText.counted(suspension.failures, "failure"))" }
    return schedule.isEnabled ? nextTimes.first.map { "next \($0)" } ?? "schedule has ended" : "disabled"
  }

  var line: String {
    let errors = issues.errors.isEmpty ? "" : ", \(NumberText.counted(issues.errors.count, "error"))"
    return "\(name): \(source) → \(target) over \(file.draft.connectionName ?? "–"), \(state)\(errors)"
  }

  var lines: [String] {
    var lines = [line, "  file            \(file.path)"]
    if let schedule {
      lines += (["\(schedule.cron.text) in \(schedule.zone.identifier)"] + schedule.cron.explanation).map {
        "  schedule        \($0)"
      }
    }
    lines += nextTimes.map { "  next            \($0)" }
    if let suspension {
      lines.append(
        "  disabled        since \(suspension.since), after \(NumberText.counted(suspension.failures, "failure")) in a row that could not pass by themselves"
      )
      lines += suspension.reasons.map { "  because         \($0)" }
      lines.append("  fix             mend the cause, then: amc-export activation enable \(name)")
    } else if hasSchedule, schedule?.isEnabled == false {
      lines.append("  disabled        by schedule.enabled; amc-export activation enable \(name) lets it run")
    }
    return lines + issues.flatMap(IssueText.lines)
  }

  var document: DocumentValue {
    [
      "activation": .text(name), "path": .text(file.path),
      "connection": file.draft.connectionName.map(DocumentValue.text) ?? .null, "source": .text(source),
      "target": .text(target), "schedule": file.draft.activation["schedule"] ?? .null, "enabled": .bool(isEnabled),
      "next": .list(nextTimes.map(DocumentValue.text)), "disabled": disabledDocument,
      "issues": .list(issues.map(\.document)),
    ]
  }

  private var disabledDocument: DocumentValue {
    guard let suspension else { return .null }
    return [
      "since": .text(suspension.since), "failures": .number(String(suspension.failures)),
      "reasons": .list(suspension.reasons.map(DocumentValue.text)),
    ]
  }
}
