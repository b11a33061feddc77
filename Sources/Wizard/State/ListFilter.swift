import Screen

/// The words a list is narrowed to while they are typed, and afterwards.
struct ListFilter: Sendable, Hashable {
  var editor = LineEditor()
  /// True while the keyboard types the words.
  var isTyping = false

  var isActive: Bool { isTyping || !editor.isEmpty }
  var text: String { editor.text }

  /// Every word has to stand in one of the texts; a list narrows when one types more.
  func fits(_ texts: String?...) -> Bool {
    let words = text.lowercased().split(separator: " ")
    let all = texts.compactMap(\.self).joined(separator: " ").lowercased()
    return words.allSatisfy { all.contains($0) }
  }

  mutating func drop() { self = ListFilter() }
}
