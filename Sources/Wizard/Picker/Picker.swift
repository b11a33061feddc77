import Screen

/// A list to choose from, narrowed while one types.
struct Picker: Sendable {
  /// What is done with the chosen item.
  enum Purpose: Sendable, Hashable {
    /// Performs the action of that id.
    case actions
    /// Puts the item's id into the focused field.
    case fieldValue
    /// Puts it into the focused line of the dialog below, which comes back.
    case mappingColumn
  }

  struct Item: Sendable, Hashable {
    let id: String
    let title: String
    /// Shown behind the title.
    let detail: String
    /// The keys that do the same, if any.
    var keys = ""
    /// Why it cannot be chosen now.
    var disabledReason: String?
  }

  let purpose: Purpose
  let title: String
  /// True when what is typed may be taken though no item fits.
  let takesTyped: Bool
  private let items: [Item]
  private(set) var query = LineEditor()
  private(set) var shown: [Item]
  var selection: ListSelection

  init(_ purpose: Purpose, _ title: String, items: [Item], takesTyped: Bool = false, selected id: String? = nil) {
    self.purpose = purpose
    self.title = title
    self.takesTyped = takesTyped
    self.items = items
    shown = items
    selection = ListSelection(count: items.count, rows: Self.mostRows)
    if let index = items.firstIndex(where: { $0.id == id }) { selection.select(index) }
  }

  /// The most items shown at once.
  static let mostRows = 12

  var selected: Item? {
    guard let index = selection.selected, shown.indices.contains(index) else { return nil }
    return shown[index]
  }

  mutating func type(_ change: (inout LineEditor) -> Bool) {
    let before = query.text
    _ = change(&query)
    guard query.text != before else { return }
    shown = Self.fitting(query.text, items)
    selection = ListSelection(count: shown.count, rows: Self.mostRows)
  }

  /// The best first; items that fit equally well keep their order.
  private static func fitting(_ query: String, _ items: [Item]) -> [Item] {
    let matches = items.enumerated().compactMap { index, item -> (score: Int, index: Int, item: Item)? in
      let title = FuzzyMatch(query, in: item.title).map { $0.score + 4 }
      let id = FuzzyMatch(query, in: item.id)?.score
      guard let score = [title, id].compactMap(\.self).max() else { return nil }
      return (score, index, item)
    }
    return matches.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.item)
  }
}
