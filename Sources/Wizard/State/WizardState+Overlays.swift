import Activation
import Screen

extension WizardState {
  /// - Returns: false when the command is for what lies below.
  mutating func performInOverlay(_ command: Command) -> Bool {
    switch command {
    case .palette: openPalette()
    case .movePicked(let steps): changePicker { $0.selection.move(by: steps) }
    case .choosePicked(let index):
      changePicker { $0.selection.select(index) }
      acceptPicked()
    case .acceptPicked: acceptPicked()
    case .moveInDialog(let steps): changeDialog { $0.move(by: steps) }
    case .focusDialog(let number): changeDialog { $0.focus(number) }
    case .chooseInDialog(let steps): changeDialog { $0.choose(by: steps) }
    case .acceptDialog: acceptDialog()
    case .agree: agree()
    default: return false
    }
    return true
  }

  mutating func scrollOverlay(by steps: Int) {
    switch overlay {
    case .help(let top):
      let lines = HelpText(state: self, glyphs: .unicode).block(width: OverlayView.widest).lines.count
      overlay = .help(top: min(max(0, top + steps), max(0, lines - 1)))
    case .reading(var reading):
      reading.top = min(max(0, reading.top + steps), max(0, reading.lines.count - 1))
      overlay = .reading(reading)
    default: break
    }
  }

  private mutating func changePicker(_ change: (inout Picker) -> Void) {
    guard case .picker(var picker) = overlay else { return }
    change(&picker)
    overlay = .picker(picker)
  }

  private mutating func changeDialog(_ change: (inout Dialog) -> Void) {
    guard case .dialog(var dialog) = overlay else { return }
    change(&dialog)
    overlay = .dialog(dialog)
  }

  // MARK: Pickers

  private mutating func openPalette() {
    let items = Action.all.map { action in
      Picker.Item(
        id: action.id, title: action.title, detail: action.meaning, keys: action.keys,
        disabledReason: action.unavailable(self))
    }
    overlay = .picker(Picker(.actions, "What to do", items: items))
  }

  private mutating func acceptPicked() {
    guard case .picker(let picker) = overlay else { return }
    if let reason = picker.selected?.disabledReason {
      say(reason, .bad)
      return
    }
    let typed = picker.takesTyped && !picker.query.isEmpty ? picker.query.text : nil
    guard let id = picker.selected?.id ?? typed else { return }
    overlay = nil
    switch picker.purpose {
    case .actions: if let action = Action.all.first(where: { $0.id == id }) { perform(action) }
    case .fieldValue: edit { $0.take(suggestion: id) }
    case .mappingColumn: addMappedColumn(id)
    }
  }

  private mutating func perform(_ action: Action) {
    if let step = action.step, let editor, editor.step != step || editor.region == .rail {
      edit {
        $0.go(to: step)
        $0.focus(region: .content)
      }
      enteredStep()
    }
    if action.step == .dataset { edit { $0.focusDefinition() } }
    perform(action.command)
  }

  // MARK: Dialogs

  private mutating func acceptDialog() {
    guard case .dialog(let dialog) = overlay else { return }
    if let problem = accept(dialog) {
      changeDialog { $0.problem = problem }
    } else if case .dialog(let present) = overlay, present.purpose == dialog.purpose {
      overlay = nil
    }
  }

  /// - Returns: why the values are not taken; nil when they are.
  private mutating func accept(_ dialog: Dialog) -> String? {
    switch dialog.purpose {
    case .newActivation: return create(dialog)
    case .duplicate(let path): return duplicate(path, dialog)
    case .importFile:
      guard !dialog.value("path").isEmpty else { return "Give the path of a file." }
      request(.importFile(path: dialog.value("path")))
      return nil
    case .column(let index): return changing { $0.acceptColumn(dialog, at: index) }
    case .datasetProperties:
      edit { editor in editor.changeDefinition { $0 = DatasetPropertiesDialog.apply(dialog, to: $0) } }
      return nil
    case .string(let index): return changing { $0.acceptString(dialog, at: index) }
    }
  }

  private mutating func changing(_ change: (inout EditorState) -> String?) -> String? {
    var problem: String?
    edit { problem = change(&$0) }
    return problem
  }

  // MARK: Questions

  private mutating func agree() {
    guard case .question(let question) = overlay else { return }
    overlay = nil
    switch question.purpose {
    case .deleteActivation(let path): request(.delete(path: path))
    case .recover(let recovery): edit { $0.restore(recovery) }
    }
  }

  mutating func decline(_ question: Overlay.Question) {
    guard case .recover(let recovery) = question.purpose else { return }
    keptText = nil
    request(.forget(path: recovery.path))
  }
}
