import Activation
import Documents
import ExportEngine
import Screen

/// The list of activations.
struct HomeState: Sendable {
  /// What an empty home offers.
  enum Beginning: Int, CaseIterable, Sendable {
    case demo
    case connect
    case importFile
  }

  /// Nil until the home folder has been read.
  private(set) var files: [DraftFile]?
  private var allSummaries: [ActivationSummary] = []
  /// The activations that the filter leaves, by their place in `files`.
  private var shown: [Int] = []
  var selection = ListSelection()
  private(set) var filter = ListFilter()
  private(set) var connections: [String] = []
  /// How runs of this session ended, by activation.
  var lastReports: [String: ExportReport] = [:]

  /// True when the folder was read and holds no activation.
  var isEmpty: Bool { files?.isEmpty ?? false }

  var summaries: [ActivationSummary]? { files.map { _ in shown.map { allSummaries[$0] } } }

  var selected: DraftFile? { selectedIndex.flatMap { files?[$0] } }
  var selectedSummary: ActivationSummary? { selectedIndex.map { allSummaries[$0] } }

  private var selectedIndex: Int? {
    guard let position = selection.selected, shown.indices.contains(position) else { return nil }
    return shown[position]
  }

  var beginning: Beginning? { isEmpty ? selection.selected.flatMap(Beginning.init) : nil }

  mutating func show(_ files: [DraftFile]) {
    let path = selected?.path
    self.files = files
    allSummaries = files.map(ActivationSummary.init)
    narrow()
    if let path { select(path: path) }
  }

  mutating func showConnections(_ names: [String]) { connections = names }

  mutating func select(path: String) {
    if let index = shown.firstIndex(where: { files?[$0].path == path }) { selection.select(index) }
  }

  // MARK: Filter

  mutating func beginFilter() { filter.isTyping = true }
  mutating func keepFilter() { filter.isTyping = false }

  mutating func typeFilter(_ change: (inout LineEditor) -> Bool) {
    _ = change(&filter.editor)
    narrow()
  }

  mutating func dropFilter() {
    let path = selected?.path
    filter.drop()
    narrow()
    if let path { select(path: path) }
  }

  private mutating func narrow() {
    shown = allSummaries.indices.filter { index in
      let summary = allSummaries[index]
      return filter.fits(summary.name, summary.target, summary.flow, summary.schedule)
    }
    selection.update(count: isEmpty ? Beginning.allCases.count : shown.count, rows: max(1, selection.rows))
  }
}
