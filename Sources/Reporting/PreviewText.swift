import ExportEngine

/// A preview as lines for people: the columns, then each row as read, normalized and sent.
public enum PreviewText {
  public static func lines(_ report: PreviewReport) -> [String] {
    guard !report.columns.isEmpty else { return report.issues.flatMap(IssueText.lines) }
    let header = ["source", "output", "field", "type", "identity", "match"]
    let table = report.columns.map { column in
      [
        column.source ?? "–", column.output ?? "–", column.field ?? "–", column.fieldType?.rawValue ?? "–",
        column.identity ?? "–", column.match,
      ]
    }
    return aligned([header] + table) + report.rows.flatMap { rowLines($0, report.columns) }
      + report.issues.flatMap(IssueText.lines)
  }

  private static func rowLines(_ row: PreviewReport.Row, _ columns: [PreviewReport.Column]) -> [String] {
    let title = row.skipped.map { "row \(row.number), skipped: \($0.reason.meaning)" } ?? "row \(row.number)"
    let cells = zip(columns, row.cells).filter { $0.0.field != nil }.map { column, cell in
      ["  \(column.field ?? "")", cell.raw ?? "∅", cell.normalized ?? "∅", cell.sent ?? "∅", cell.note]
    }
    return ["", title] + aligned([["  field", "read", "normalized", "sent", "because"]] + cells)
  }

  /// Columns padded to the same width; two blanks between.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }
}
