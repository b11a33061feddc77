import ExportEngine
import Screen

typealias PreviewColumn = PreviewReport.Column

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
  /// The output to focus once a preview has it.
  var awaitedOutput: String?
  private(set) var filter = ListFilter()
  /// The words that n and N look for.
  private(set) var searched = ""

  var columns: [PreviewColumn] { report?.columns ?? [] }
  var rows: [PreviewReport.Row] { report?.rows ?? [] }
  var focusedColumn: PreviewColumn? { columns.indices.contains(column) ? columns[column] : nil }
  var focusedRow: PreviewReport.Row? { rows.indices.contains(row) ? rows[row] : nil }

  /// The columns that the filter leaves.
  var shownColumns: [Int] {
    guard filter.isActive else { return Array(columns.indices) }
    return columns.indices.filter { fits(columns[$0]) }
  }

  private func fits(_ column: PreviewColumn) -> Bool {
    filter.fits(column.source, column.output, column.field, column.identity, column.match)
  }

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
    if let awaitedOutput, let index = columns.firstIndex(where: { $0.output == awaitedOutput }) { column = index }
    if !isOutdated { awaitedOutput = nil }
    moveColumn(by: 0)
    moveRow(by: 0)
  }

  // MARK: Moving

  mutating func moveColumn(by steps: Int) {
    let shown = shownColumns
    guard let first = shown.first else { return column = min(column, max(0, columns.count - 1)) }
    let position = shown.firstIndex(of: column) ?? shown.lastIndex { $0 < column } ?? 0
    column = shown.contains(column) || steps != 0 ? shown[min(max(0, position + steps), shown.count - 1)] : first
  }

  mutating func moveRow(by steps: Int) { row = min(max(0, row + steps), max(0, rows.count - 1)) }

  mutating func focus(column index: Int) {
    if columns.indices.contains(index) { column = index }
    pane = .columns
  }

  mutating func focus(row index: Int) {
    if rows.indices.contains(index) { row = index }
    pane = .rows
  }

  // MARK: Filter and search

  mutating func beginFilter() {
    filter.isTyping = true
    pane = .columns
  }

  mutating func typeFilter(_ change: (inout LineEditor) -> Bool) {
    _ = change(&filter.editor)
    moveColumn(by: 0)
  }

  mutating func keepFilter() {
    filter.isTyping = false
    searched = filter.text
  }

  /// - Returns: false when there was none.
  mutating func dropFilter() -> Bool {
    guard filter.isActive else { return false }
    if !filter.text.isEmpty { searched = filter.text }
    filter.drop()
    return true
  }

  /// Goes to the next column with the searched words, around the end.
  ///
  /// - Returns: false when there is none.
  mutating func search(by steps: Int) -> Bool {
    var words = ListFilter()
    words.editor = LineEditor(searched)
    let found = columns.indices.filter {
      words.fits(columns[$0].source, columns[$0].output, columns[$0].field, columns[$0].identity)
    }
    guard !searched.isEmpty, !found.isEmpty else { return false }
    let next = steps > 0 ? found.first { $0 > column } ?? found.first : found.last { $0 < column } ?? found.last
    _ = dropFilter()
    if let next { focus(column: next) }
    return true
  }
}
