import Activation
import Documents
import ExportEngine
import Screen

/// The list of activations.
struct HomeState: Sendable {
  /// Nil until the home folder has been read.
  var files: [DraftFile]?
  var selection = ListSelection()
  /// How runs of this session ended, by activation.
  var lastReports: [String: ExportReport] = [:]

  var selected: DraftFile? {
    guard let files, let index = selection.selected, files.indices.contains(index) else { return nil }
    return files[index]
  }

  mutating func show(_ files: [DraftFile]) {
    let path = selected?.path
    self.files = files
    selection.update(count: files.count, rows: max(1, selection.rows))
    if let index = files.firstIndex(where: { $0.path == path }) { selection.select(index) }
  }

  mutating func select(path: String) {
    if let index = files?.firstIndex(where: { $0.path == path }) { selection.select(index) }
  }
}
