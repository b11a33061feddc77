import Screen

/// Where the keyboard is; each has its own keys.
enum KeyContext: Sendable, Hashable, CaseIterable {
  case home
  case emptyHome
  case homeFilter
  case rail
  /// On a text field whose text is as it was.
  case text
  /// On a text field that is being changed.
  case typing
  /// On a toggle or a choice.
  case options
  /// On a field that opens in the text editor.
  case document
  /// On the table of the data set's columns.
  case datasetColumns
  case textEditor
  case mapping
  case columnFilter
  case renaming
  case review
  case monitor
  case report
  // Overlays
  case dialogText
  case dialogChoice
  case picker
  case question
  case confirmation
  case stop
  case reading
  case help
  case tooSmall

  /// True where letters are text.
  var takesText: Bool {
    switch self {
    case .homeFilter, .text, .typing, .textEditor, .columnFilter, .renaming, .dialogText, .picker, .confirmation: true
    case .home, .emptyHome, .rail, .options, .document, .datasetColumns, .mapping, .review, .monitor, .report,
      .dialogChoice, .question, .stop, .reading, .help, .tooSmall:
      false
    }
  }
}

extension WizardState {
  var context: KeyContext {
    if !size.holds(.floor) { return .tooSmall }
    if let overlay { return overlay.context }
    switch place {
    case .home:
      if home.filter.isTyping { return .homeFilter }
      return home.isEmpty ? .emptyHome : .home
    case .monitor: return isRunning ? .monitor : .report
    case .activation: return editor?.context ?? .emptyHome
    }
  }
}

extension Overlay {
  fileprivate var context: KeyContext {
    switch self {
    case .help: .help
    case .dialog(let dialog): dialog.isTyping ? .dialogText : .dialogChoice
    case .picker: .picker
    case .question: .question
    case .confirmation: .confirmation
    case .stop: .stop
    case .reading: .reading
    }
  }
}

extension EditorState {
  fileprivate var context: KeyContext {
    if document != nil { return .textEditor }
    if mapping.renaming != nil { return .renaming }
    if region == .rail { return .rail }
    if step == .mapping { return mapping.filter.isTyping ? .columnFilter : .mapping }
    if step == .review { return .review }
    guard let field = focusedField else { return .document }
    switch field.input {
    case .line: return entry?.isChanged == true ? .typing : .text
    case .options: return .options
    case .document: return field.isDefinition ? .datasetColumns : .document
    }
  }
}
