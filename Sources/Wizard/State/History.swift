import Activation

/// Drafts to go back to and forward to.
struct History: Sendable {
  /// The most steps kept.
  static let depth = 200

  private var earlier: [Draft] = []
  private var later: [Draft] = []

  var canUndo: Bool { !earlier.isEmpty }
  var canRedo: Bool { !later.isEmpty }

  /// Remembers the draft that a change replaced; what was undone is forgotten.
  mutating func record(_ draft: Draft) {
    earlier.append(draft)
    if earlier.count > Self.depth { earlier.removeFirst() }
    later = []
  }

  /// The draft before `current`; nil when there is none.
  mutating func undo(from current: Draft) -> Draft? {
    guard let draft = earlier.popLast() else { return nil }
    later.append(current)
    return draft
  }

  mutating func redo(from current: Draft) -> Draft? {
    guard let draft = later.popLast() else { return nil }
    earlier.append(current)
    return draft
  }
}
