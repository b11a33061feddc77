import Screen

/// Where the keyboard is; each has its own keys.
enum KeyContext: Sendable, Hashable, CaseIterable {
  case home
  case emptyHome
  case newActivation
  case rail
  /// On a text field whose text is as it was.
  case text
  /// On a text field that is being changed.
  case typing
  /// On a toggle or a choice.
  case options
  /// On a field that opens in the text editor.
  case document
  case textEditor
  case mapping
  case renaming
  case review
  case confirmation
  case monitor
  case report
  case stop
  case help
  case tooSmall
}

extension WizardState {
  var context: KeyContext {
    if !size.holds(.floor) { return .tooSmall }
    switch overlay {
    case .help: return .help
    case .newActivation: return .newActivation
    case .confirmation: return .confirmation
    case .stop: return .stop
    case nil: break
    }
    switch place {
    case .home: return home.selection.selected == nil ? .emptyHome : .home
    case .monitor: return isRunning ? .monitor : .report
    case .activation: return editor?.context ?? .emptyHome
    }
  }
}

extension EditorState {
  fileprivate var context: KeyContext {
    if document != nil { return .textEditor }
    if mapping.renaming != nil { return .renaming }
    if region == .rail { return .rail }
    switch (step, focusedField?.input) {
    case (.mapping, _): return .mapping
    case (.review, _): return .review
    case (_, .line): return entry?.isChanged == true ? .typing : .text
    case (_, .options): return .options
    case (_, .document), (_, nil): return .document
    }
  }
}
