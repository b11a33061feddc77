import Activation
import ExportEngine

/// A finished run as lines for people; every number with its unit.
public enum ReportText {
  public static func lines(_ report: ExportReport) -> [String] {
    let name = report.activation.isEmpty ? "the activation" : report.activation
    let title = "\(name): \(statusLine(report))"
    // A run that never began has nothing to count.
    if report.status == .failed, report.rows.read == 0, report.files.isEmpty {
      return report.issues.flatMap(IssueText.lines) + [title]
    }
    var lines = [title]
    func add(_ label: String, _ text: String?) {
      guard let text else { return }
      lines.append("  " + label + String(repeating: " ", count: max(1, 16 - label.count)) + text)
    }
    add("run", report.runID)
    add("rows read", NumberText.grouped(report.rows.read))
    add(exportedLabel(report.status), NumberText.grouped(report.rows.exported))
    add("rows skipped", skipped(report.rows))
    add("sent empty", counts(report.rows.emptiedByReason))
    add("matched", names(report.columns.matched))
    add("dropped", names(report.columns.dropped))
    add("missing", names(report.columns.missing))
    report.files.forEach { add("file", file($0)) }
    add("manifest", report.manifestKey)
    add("data set", report.datasetID.map { report.datasetCreated ? "\($0), created" : $0 })
    add("upload id", report.uploadID)
    add("remote status", report.remoteStatus)
    add("requests", report.requests.map(requests))
    add("rejected rows", report.rejectsPath)
    add("time", report.seconds["total"].map(NumberText.duration))
    return lines + report.issues.flatMap(IssueText.lines)
  }

  private static func statusLine(_ report: ExportReport) -> String {
    switch report.status {
    case .succeeded: "done"
    case .failed: "failed"
    case .running: "posted; Amazon is not done yet"
    case .interrupted: "stopped"
    case .paused: "stopped half-way; continue with amc-export resume \(report.runID)"
    case .dryRun: "dry run, nothing was sent"
    }
  }

  private static func exportedLabel(_ status: ExportReport.Status) -> String {
    switch status {
    case .succeeded, .running: "rows exported"
    case .dryRun: "rows to send"
    case .failed, .interrupted, .paused: "rows prepared"
    }
  }

  private static func skipped(_ rows: ExportReport.Rows) -> String {
    let reasons = counts(rows.skippedByReason).map { " (\($0))" } ?? ""
    return NumberText.grouped(rows.skipped) + reasons
  }

  /// The most frequent reason first; nil when there is none.
  public static func counts(_ counts: [String: Int]) -> String? {
    guard !counts.isEmpty else { return nil }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.map { "\($0.key.replacing("_", with: " ")) \(NumberText.grouped($0.value))" }.joined(separator: ", ")
  }

  private static func names(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ", ") }

  private static func file(_ file: ExportReport.File) -> String {
    "\(file.key), \(NumberText.counted(file.rows, "row")), \(NumberText.bytes(file.bytes))"
  }

  private static func requests(_ requests: ExportReport.Requests) -> String {
    "\(requests.login) to login, \(requests.objectStore) to S3, \(requests.marketingCloud) to Amazon Marketing Cloud"
  }
}
