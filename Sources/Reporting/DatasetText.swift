import Activation
import ExportEngine

/// Data sets at Amazon as lines for people.
public enum DatasetText {
  /// One line a data set.
  public static func list(_ report: DatasetReport) -> [String] {
    let rows = report.datasets.map { entry in
      let columns = entry.definition.map { NumberText.counted($0.columns.count, "column") } ?? "not understood"
      return [entry.id, entry.definition?.kind.rawValue ?? "–", columns, entry.description ?? ""]
    }
    let lines = rows.isEmpty && !report.issues.hasErrors ? ["no data sets"] : TextTable.aligned(rows)
    return lines + report.issues.flatMap(IssueText.lines)
  }

  /// All there is to know of each data set.
  public static func details(_ report: DatasetReport) -> [String] {
    report.datasets.flatMap { entry in
      [title(entry, report)] + (entry.definition.map(columns) ?? [])
    } + report.differences.map { "  differs: \($0)" } + report.issues.flatMap(IssueText.lines)
  }

  private static func title(_ entry: DatasetReport.Entry, _ report: DatasetReport) -> String {
    let parts = [
      entry.definition?.kind.rawValue, entry.definition?.period.map { "period \($0.rawValue)" },
      entry.definition?.countryCode.map { "country \($0)" }, report.wasCreated ? "created" : nil,
    ]
    return "\(entry.id): " + parts.compactMap { $0 }.joined(separator: ", ")
  }

  private static func columns(_ definition: DatasetDefinition) -> [String] {
    TextTable.aligned(
      definition.columns.map { column in
        [
          "  \(column.name)", column.kind.rawValue, column.type.rawValue, column.nullable ? "may be empty" : "required",
          column.role.name,
        ]
      })
  }
}
