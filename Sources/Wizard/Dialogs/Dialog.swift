import Activation
import Screen

/// A few values edited on a copy: nothing else changes before they are accepted (anchors 1.2, 41).
struct Dialog: Sendable {
  typealias Values = [String: String]

  /// What is done with the values when they are accepted.
  enum Purpose: Sendable, Hashable {
    case newActivation
    case duplicate(path: String)
    case importFile
    /// A column of the data set; nil for a new one.
    case column(Int?)
    case datasetProperties
    /// A string of the output mapping; nil for a new one.
    case string(Int?)
  }

  let purpose: Purpose
  let title: String
  /// What is to be known before, in a sentence.
  let note: String
  private let fields: [DialogField]
  private(set) var values: Values
  private(set) var editor = LineEditor()
  private var position = 0
  /// Why the values were not accepted.
  var problem: String?

  init(_ purpose: Purpose, _ title: String, note: String = "", fields: [DialogField], values: Values = [:]) {
    self.purpose = purpose
    self.title = title
    self.note = note
    self.fields = fields
    self.values = values
    focusChanged()
  }

  /// The fields that mean something beside the present values.
  var shownFields: [DialogField] { fields.filter { $0.applies(values) } }
  var focused: DialogField? { shownFields.indices.contains(position) ? shownFields[position] : nil }
  var focusNumber: Int { position }

  func value(_ key: String) -> String { values[key] ?? "" }

  /// True when the keyboard types.
  var isTyping: Bool { focused?.isTyped ?? false }

  mutating func move(by steps: Int) {
    let count = shownFields.count
    guard count > 0 else { return }
    focus((position + steps + count) % count)
  }

  mutating func focus(_ number: Int) {
    position = min(max(0, number), max(0, shownFields.count - 1))
    focusChanged()
  }

  mutating func choose(by steps: Int) {
    guard let focused, !focused.choices.isEmpty else { return }
    let words = focused.choices.map(\.value)
    let present = words.firstIndex(of: value(focused.key))
    let next = present.map { ($0 + steps + words.count) % words.count } ?? 0
    set(focused.key, words[next])
  }

  mutating func set(_ key: String, _ text: String) {
    values[key] = text
    problem = nil
    position = min(position, max(0, shownFields.count - 1))
    if focused?.key == key { focusChanged() }
  }

  /// Gives input to the focused line.
  mutating func type(_ change: (inout LineEditor) -> Bool) {
    guard let focused, focused.isTyped else { return }
    problem = nil
    _ = change(&editor)
    values[focused.key] = editor.text
  }

  private mutating func focusChanged() {
    editor = LineEditor(focused.map { value($0.key) } ?? "")
  }
}
