import ExportEngine
import Screen

/// The mapping step: the live preview and where the person is in it.
struct MappingState: Sendable {
  enum Pane: Sendable, Hashable {
    case columns
    case rows
  }

  var report: PreviewReport?
  /// The draft the preview belongs to.
  var generation: Int?
  var isLoading = false
  /// True when the rows on the screen belong to an earlier draft, because the present one has mistakes.
  private(set) var isOutdated = false
  var pane = Pane.columns
  var column = 0
  var row = 0
  /// Personal data is covered until the person asks to see it.
  var isMasked = true
  var renaming: LineEditor?

  var columns: [PreviewReport.Column] { report?.columns ?? [] }
  var rows: [PreviewReport.Row] { report?.rows ?? [] }
  var focusedColumn: PreviewReport.Column? { columns.indices.contains(column) ? columns[column] : nil }
  var focusedRow: PreviewReport.Row? { rows.indices.contains(row) ? rows[row] : nil }

  mutating func show(_ report: PreviewReport, generation: Int) {
    // A preview that could not be made keeps the last rows on the screen; its issues tell why.
    isOutdated = report.columns.isEmpty && self.report?.columns.isEmpty == false
    if isOutdated, var last = self.report {
      last.issues = report.issues
      self.report = last
    } else {
      self.report = report
    }
    self.generation = generation
    isLoading = false
    moveColumn(by: 0)
    moveRow(by: 0)
  }

  mutating func moveColumn(by steps: Int) { column = min(max(0, column + steps), max(0, columns.count - 1)) }
  mutating func moveRow(by steps: Int) { row = min(max(0, row + steps), max(0, rows.count - 1)) }
}
