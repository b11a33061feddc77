import Activation
import Screen

/// Dialogs and lists that belong to a step of the open activation.
extension WizardState {
  // MARK: Values

  mutating func openSuggestions() {
    guard let editor, let field = editor.focusedField else { return }
    let items = suggestions(field)
    guard !items.isEmpty else {
      say("No values are known for \(field.title); type one.", .bad)
      return
    }
    overlay = .picker(
      Picker(.fieldValue, field.title, items: items, takesTyped: true, selected: editor.draft.text(of: field)))
  }

  /// The values that are known for a field; typing another one is always allowed.
  private func suggestions(_ field: Field) -> [Picker.Item] {
    switch "\(field.issuePath)" {
    case "connection":
      home.connections.map { Picker.Item(id: $0, title: $0, detail: "connection of this home folder") }
    case "schedule.timezone": TimeZones.names.map { Picker.Item(id: $0, title: $0, detail: "") }
    default: []
    }
  }

  // MARK: Data set

  mutating func openColumnDialog(isNew: Bool) {
    guard let editor else { return }
    if let refusal = editor.definitionTableRefusal {
      say(refusal, .bad)
    } else if let dialog = editor.columnDialog(isNew: isNew || editor.definitionRowCount == 0) {
      overlay = .dialog(dialog)
    }
  }

  mutating func openDatasetProperties() {
    guard let editor else { return }
    if let definition = editor.definition {
      overlay = .dialog(DatasetPropertiesDialog.make(definition))
    } else {
      say(editor.definitionTableRefusal ?? "", .bad)
    }
  }

  // MARK: Mapping

  mutating func editMapping() {
    guard let editor else { return }
    if let dialog = editor.stringDialog() {
      overlay = .dialog(dialog)
    } else {
      edit { $0.beginRenaming() }
    }
  }

  mutating func openStringDialog() {
    guard let editor else { return }
    overlay = .dialog(StringDialog.make(nil, .map([:]), segment: editor.draft.activation["segment"]))
  }

  mutating func openColumnPicker() {
    guard let editor else { return }
    var seen: Set<String> = []
    let items = editor.mapping.columns.compactMap { column -> Picker.Item? in
      guard let source = column.source, seen.insert(source).inserted else { return nil }
      let detail = [column.sourceType, column.output.map { "now sent as \($0)" }].compactMap(\.self)
      return Picker.Item(id: source, title: source, detail: detail.joined(separator: ", "))
    }
    overlay = .picker(Picker(.mappingColumn, "Send which source column", items: items, takesTyped: true))
  }

  mutating func addMappedColumn(_ source: String) {
    edit {
      $0.addColumn(source: source)
      $0.mapping.awaitedOutput = source
    }
  }

  mutating func removeMapping() {
    var told: String?
    edit { told = $0.removeMapping() }
    if let told { say(told) }
  }

  mutating func search(by steps: Int) {
    var isFound = false
    edit { isFound = $0.mapping.search(by: steps) }
    if !isFound { say("Filter with / first; n and N then go to what fits.", .bad) }
  }

  // MARK: Text

  /// Hands the open text, or the text of the focused field, to the person's own editor.
  mutating func editOutside() {
    edit { editor in
      if editor.document == nil, let field = editor.focusedField { editor.openDocument(field) }
    }
    guard let document = editor?.document else { return }
    wish(.edit(document.area.text, ending: document.language.ending))
  }

  mutating func editedOutside(_ result: OutsideEdit) {
    switch result {
    case .failed(let reason): say(reason, .bad)
    case .text(let text):
      guard editor?.document != nil else { return }
      editor?.document?.area.replace(with: text)
      perform(.closeDocument)
    }
  }
}

extension DocumentEntry.Language {
  /// The ending of a file with such text.
  var ending: String {
    switch self {
    case .text: "txt"
    case .sql: "sql"
    case .yaml: "yaml"
    case .json: "json"
    }
  }
}
