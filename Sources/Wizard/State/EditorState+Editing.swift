import Activation
import Documents
import Screen

extension EditorState {
  /// Takes the typed text into the draft.
  mutating func commit() {
    guard let entry, entry.isChanged else { return }
    touched.insert(entry.field.issuePath)
    set(entry.editor.text, for: entry.field)
    focusChanged()
  }

  mutating func set(_ text: String, for field: Field) {
    file.draft.set(text, for: field)
    if field.document == .activation, field.path == "connection" { leaveConnection() }
  }

  /// The fields of the connection step belong to the file that is named now; it has yet to be read.
  private mutating func leaveConnection() {
    file.draft.connection = .map([:])
    isReconnecting = true
  }

  mutating func choose(by steps: Int) {
    guard let field = focusedField, field.input == .options else { return }
    let values = field.options.map(\.value)
    guard !values.isEmpty else { return }
    touched.insert(field.issuePath)
    let present = chosenOption(field).flatMap { values.firstIndex(of: $0) }
    let next = present.map { ($0 + steps + values.count) % values.count } ?? 0
    set(values[next], for: field)
  }

  /// The value that holds: what is written, folded to the registry's spelling, or the default.
  func chosenOption(_ field: Field) -> String? {
    guard let text = draft.text(of: field) ?? field.defaultValue else { return nil }
    return field.options.first { $0.value.lowercased() == text.lowercased() }?.value ?? text
  }

  /// Leaves the focused field out, so that its default holds.
  mutating func restoreDefault() {
    guard let field = focusedField, draft[field.document][field.path] != nil else { return }
    if case .variant = field.kind { return }
    entry = nil
    touched.insert(field.issuePath)
    set("", for: field)
    focusChanged()
  }

  /// Puts a value that was chosen from a list into the focused field.
  mutating func take(suggestion: String) {
    guard let field = focusedField, field.input == .line else { return }
    entry?.editor = LineEditor(suggestion)
    commit()
  }

  mutating func openDocument(_ field: Field) {
    guard field.input == .document else { return }
    document = DocumentEntry(field, draft[field.document][field.path])
  }

  /// Takes the text of the editor into the draft and closes it; text that cannot be read keeps it open once.
  mutating func closeDocument() {
    guard var entry = document else { return }
    defer { document = entry.problem == nil ? nil : entry }
    guard entry.isChanged, entry.problem == nil else {
      entry.problem = nil
      return
    }
    do {
      let value = try entry.value()
      touched.insert(entry.field.issuePath)
      file.draft[entry.field.document][entry.field.path] = value
      definitionRow = min(definitionRow, max(0, definitionRowCount - 1))
    } catch {
      entry.problem = error.problem
      entry.area.moveCursor(line: error.problem.line, column: error.problem.column)
    }
  }

  /// Esc: gives up what was typed, or else the filter, or else leaves the field for the rail.
  mutating func peel() {
    if entry?.isChanged == true {
      entry?.revert()
    } else if step != .mapping || !mapping.dropFilter() {
      focus(region: .rail)
    }
  }
}
