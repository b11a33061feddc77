import Activation

extension Action {
  private typealias Reason = @Sendable (WizardState) -> String?

  private static let needsActivation: Reason = { state in
    state.place == .activation && state.editor != nil ? nil : "Open an activation first."
  }

  private static let needsUpload: Reason = { state in
    if let reason = needsActivation(state) { return reason }
    let isUpload = state.editor?.draft.fields(of: .dataset).contains(where: \.isDefinition) ?? false
    return isUpload ? nil : "Only an upload into a data set has a definition (Target)."
  }

  private static let needsColumn: Reason = { state in
    needsUpload(state) ?? (state.editor.map { $0.definitionRowCount > 0 } == true ? nil : "The data set has no column.")
  }

  private static let needsSelection: Reason = { state in
    guard state.place == .home else { return "Go to the list of activations first." }
    return state.home.selected == nil ? "There is no activation." : nil
  }

  static let steps: [Action] = Field.Step.allCases.map { step in
    Action(
      "step.\(step.rawValue.lowercased().replacing(" ", with: "-"))", "Go to \(step.rawValue)", "\(step.number)",
      step.purpose, .goTo(step), unless: needsActivation)
  }

  static let dataset: [Action] = [
    Action(
      "dataset.add-column", "Add a column to the data set", "a", "below the focused one", .addColumn, step: .dataset,
      unless: needsUpload),
    Action(
      "dataset.edit-column", "Edit a column of the data set", "Enter", "name, type, role", .editColumn, step: .dataset,
      unless: needsColumn),
    Action(
      "dataset.remove-column", "Remove a column of the data set", "x", "the focused one", .removeColumn, step: .dataset,
      unless: needsColumn),
    Action(
      "dataset.move-column-up", "Move the column up", "K", "the focused one", .moveColumnInDefinition(-1),
      step: .dataset, unless: needsColumn),
    Action(
      "dataset.move-column-down", "Move the column down", "J", "the focused one", .moveColumnInDefinition(1),
      step: .dataset, unless: needsColumn),
    Action(
      "dataset.properties", "Data set properties", "p", "id, partitions, country, key", .editDatasetProperties,
      step: .dataset, unless: needsUpload),
    Action(
      "dataset.json", "Definition as JSON", "j", "the same as text", .openDocument, step: .dataset,
      unless: needsUpload),
    Action(
      "dataset.editor", "Definition in $EDITOR", "e", "the JSON in your own editor", .editOutside, step: .dataset,
      unless: needsUpload),
  ]

  static let mapping: [Action] = [
    Action(
      "mapping.add-column", "Send another source column", "+", "from the source's columns", .addMappedColumn,
      step: .mapping, unless: needsActivation),
    Action(
      "mapping.add-string", "Send a string", "s", "text, timestamp or segment value", .addString, step: .mapping,
      unless: needsActivation),
    Action(
      "mapping.rename", "Rename the output", "Enter", "of the focused column", .editMapping, step: .mapping,
      unless: needsActivation),
    Action(
      "mapping.remove", "Send the column no longer", "x", "the focused one", .removeMapping, step: .mapping,
      unless: needsActivation),
    Action(
      "mapping.all-columns", "Send all columns, or the listed ones", "a", "the switch of the mapping",
      .toggleAllColumns, step: .mapping, unless: needsActivation),
    Action(
      "mapping.mask", "Show or cover personal data", "m", "in the preview", .toggleMask, step: .mapping,
      unless: needsActivation),
    Action(
      "mapping.filter", "Filter the columns", "/", "by words", .filterColumns, step: .mapping, unless: needsActivation),
    Action(
      "mapping.columns-as-text", "Listed columns as text", "c", "YAML", .editColumns, step: .mapping,
      unless: needsActivation),
    Action(
      "mapping.strings-as-text", "Strings as text", "S", "YAML", .editStrings, step: .mapping, unless: needsActivation),
  ]

  static let review: [Action] = [
    Action(
      "review.run", "Run now", "r", "export for real", .run, step: .review,
      unless: { state in
        if let reason = needsActivation(state) { return reason }
        if state.isRunning { return "A run is under way; it has to end first." }
        return state.editor?.issues.errors.first.map { "First: \($0.message)" }
      }),
    Action(
      "review.dry-run", "Dry run", "d", "everything but sending", .dryRun, step: .review,
      unless: { state in needsActivation(state) ?? state.editor?.issues.errors.first.map { "First: \($0.message)" } }),
    Action(
      "review.copy-command", "Copy the command line", "y", "that does the same", .copyCommand, unless: needsActivation),
    Action(
      "review.yaml", "Look at the activation as YAML", "Y", "the file itself", .showDocument, unless: needsActivation),
    Action(
      "review.copy-yaml", "Copy the activation as YAML", "", "to the clipboard", .copyDocument, unless: needsActivation),
  ]

  static let home: [Action] = [
    Action("home.list", "All activations", "Esc", "back to the list", .goHome),
    Action("home.new", "New activation", "n", "with a connection of its own or a known one", .newActivation),
    Action(
      "home.duplicate", "Copy the activation", "d", "under another name", .duplicateActivation, unless: needsSelection),
    Action("home.delete", "Delete the activation", "x", "asks first", .deleteActivation, unless: needsSelection),
    Action("home.import", "Take in a file", "i", "a workflow or an activation", .importFile),
    Action("home.filter", "Filter the activations", "/", "by words", .filterList, unless: needsSelection),
    Action(
      "home.watch-run", "Watch the run", "w", "under way, or the last one", .watchRun,
      unless: { $0.monitor == nil ? "Nothing has run yet." : nil }),
    Action(
      "home.demo", "Try the demo", "t", "on sample customers; nothing leaves this machine", .tryDemo,
      unless: { $0.isRunning ? "A run is under way; it has to end first." : nil }),
  ]

  static let general: [Action] = [
    Action("edit.undo", "Undo", "Ctrl-Z", "the last change", .undo, unless: needsActivation),
    Action("edit.redo", "Redo", "Ctrl-Y", "what was undone", .redo, unless: needsActivation),
    Action(
      "field.default", "Back to the default", "Ctrl-R", "leave the focused field out", .restoreDefault,
      unless: { state in
        needsActivation(state) ?? (state.editor?.focusedField == nil ? "Go to a field first." : nil)
      }),
    Action("general.help", "Help", "?", "what this is, and all keys", .help),
    Action("general.quit", "Quit", "q", "leave the program", .quit),
  ]
}
