import ExportEngine
import Reporting

/// What a mail says about a run: the report, which holds neither secrets nor personal data.
enum RunMail {
  static func subject(_ report: ExportReport) -> String {
    let name = report.activation.isEmpty ? "amc-export" : report.activation
    switch report.status {
    case .succeeded: return "\(name): done, \(NumberText.counted(report.rows.exported, "row")) exported"
    case .running: return "\(name): posted, Amazon is not done yet"
    case .failed: return "\(name): failed"
    case .interrupted: return "\(name): stopped"
    case .dryRun: return "\(name): dry run"
    }
  }

  static func body(_ report: ExportReport, _ remark: String?) -> String {
    let opening = remark.map { [$0, ""] } ?? []
    return (opening + ReportText.lines(report)).joined(separator: "\n") + "\n"
  }
}
