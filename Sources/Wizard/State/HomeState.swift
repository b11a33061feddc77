import Activation
import Documents
import ExportEngine
import Screen

/// The list of activations.
struct HomeState: Sendable {
  /// Nil until the home folder has been read.
  private(set) var files: [DraftFile]?
  private(set) var summaries: [ActivationSummary]?
  var selection = ListSelection()
  /// How runs of this session ended, by activation.
  var lastReports: [String: ExportReport] = [:]

  var selected: DraftFile? {
    guard let files, let index = selection.selected, files.indices.contains(index) else { return nil }
    return files[index]
  }

  var selectedSummary: ActivationSummary? {
    guard let summaries, let index = selection.selected, summaries.indices.contains(index) else { return nil }
    return summaries[index]
  }

  mutating func show(_ files: [DraftFile]) {
    let path = selected?.path
    self.files = files
    summaries = files.map(ActivationSummary.init)
    selection.update(count: files.count, rows: max(1, selection.rows))
    if let index = files.firstIndex(where: { $0.path == path }) { selection.select(index) }
  }

  mutating func select(path: String) {
    if let index = files?.firstIndex(where: { $0.path == path }) { selection.select(index) }
  }
}
