import Activation
import ExportEngine

/// A preview as lines for people: the columns, then each row as read, normalized and sent.
public enum PreviewText {
  public static func lines(_ report: PreviewReport) -> [String] {
    if let audience = report.audience {
      return ["Amazon would be asked for this audience:", JSONText.write(audience, pretty: true)]
        + report.issues.flatMap(IssueText.lines)
    }
    guard !report.columns.isEmpty else { return report.issues.flatMap(IssueText.lines) }
    let header = ["source", "output", "field", "type", "identity", "match"]
    let table = report.columns.map { column in
      [
        column.source ?? "–", column.output ?? "–", column.field ?? "–", column.fieldType?.rawValue ?? "–",
        column.identity ?? "–", column.match,
      ]
    }
    return TextTable.aligned([header] + table) + report.rows.flatMap { rowLines($0, report.columns) }
      + report.issues.flatMap(IssueText.lines)
  }

  private static func rowLines(_ row: PreviewReport.Row, _ columns: [PreviewReport.Column]) -> [String] {
    let title = row.skipped.map { "row \(row.number), skipped: \($0.reason.meaning)" } ?? "row \(row.number)"
    let cells = zip(columns, row.cells).filter { $0.0.field != nil }.map { column, cell in
      ["  \(column.field ?? "")", cell.raw ?? "∅", cell.normalized ?? "∅", cell.sent ?? "∅", cell.note]
    }
    return ["", title] + TextTable.aligned([["  field", "read", "normalized", "sent", "because"]] + cells)
  }
}
