import Activation
import Documents

extension WizardState {
  mutating func open(_ file: DraftFile) {
    editor = EditorState(file, generation: nextGeneration())
    place = .activation
    overlay = nil
    refreshChecks()
  }

  /// Changes the open activation. When that changes its draft, the old one can be come back to, and the new one is saved
  /// and checked.
  mutating func edit(_ change: (inout EditorState) -> Void) {
    guard var editor else { return }
    let before = editor.draft
    change(&editor)
    if editor.draft != before { editor.history.record(before) }
    self.editor = editor
    settle(from: before)
  }

  mutating func undo() { travel { $0.history.undo(from: $1) } }
  mutating func redo() { travel { $0.history.redo(from: $1) } }

  private mutating func travel(_ step: (inout EditorState, Draft) -> Draft?) {
    edit { $0.commit() }
    guard var editor else { return }
    let before = editor.draft
    guard let draft = step(&editor, before) else {
      say("Nothing to undo or redo.", .bad)
      return
    }
    editor.replaceDraft(draft)
    self.editor = editor
    settle(from: before)
  }

  /// What follows from a change of the draft.
  private mutating func settle(from before: Draft) {
    guard let draft = editor?.draft else { return }
    if draft != before {
      let generation = nextGeneration()
      editor?.generation = generation
      save(changedFrom: before)
    }
    editor?.revalidate()
    if draft != before { refreshChecks() }
  }

  private mutating func save(changedFrom before: Draft) {
    guard var editor else { return }
    defer { self.editor = editor }
    guard !editor.blocksSavingActivation else {
      editor.saving = .failed("not saved: the file could not be read")
      return
    }
    editor.saving = .underWay
    if editor.draft.connectionName != before.connectionName {
      editor.isReconnecting = true
      request(.reconnect(editor.file))
      return
    }
    var documents: Set<Field.Document> = []
    if editor.draft.activation != before.activation { documents.insert(.activation) }
    if editor.draft.connection != before.connection, !editor.blocksSavingConnection { documents.insert(.connection) }
    request(.save(editor.file, documents))
  }

  /// Asks for what the present step shows of the present draft.
  mutating func refreshChecks() {
    guard var editor else { return }
    defer { self.editor = editor }
    if editor.dryRun.isRunning, editor.dryRun.generation != editor.generation { stopDryRun(&editor) }
    editor.isChecking = true
    request(.validate(editor.file, generation: editor.generation))
    entered(&editor)
  }

  /// What a step asks for when it comes into view.
  mutating func enteredStep() {
    guard var editor else { return }
    defer { self.editor = editor }
    entered(&editor)
  }

  private mutating func entered(_ editor: inout EditorState) {
    switch editor.step {
    case .mapping where editor.mapping.generation != editor.generation: loadPreview(&editor)
    case .review where editor.dryRun.generation != editor.generation && !editor.hasErrors: startDryRun(&editor)
    default: break
    }
  }

  private mutating func loadPreview(_ editor: inout EditorState) {
    editor.mapping.isLoading = true
    editor.mapping.generation = editor.generation
    request(.preview(editor.file, generation: editor.generation))
  }

  mutating func startDryRun() {
    guard var editor else { return }
    defer { self.editor = editor }
    startDryRun(&editor)
  }

  private mutating func startDryRun(_ editor: inout EditorState) {
    editor.dryRun.begin()
    editor.dryRun.generation = editor.generation
    request(.dryRun(editor.file, generation: editor.generation))
  }

  private mutating func stopDryRun(_ editor: inout EditorState) {
    editor.dryRun.isRunning = false
    request(.cancelDryRun)
  }
}
