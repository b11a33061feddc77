import Activation

extension EditorState {
  mutating func perform(_ command: Command) {
    switch command {
    case .goTo(let step): go(to: step)
    case .nextStep: if let next = step.next { go(to: next) }
    case .previousStep: if let previous = step.previous { go(to: previous) }
    case .moveStep(let steps): if let next = steps > 0 ? step.next : step.previous { go(to: next) }
    case .enterContent: focus(region: .content)
    case .peel: peel()
    default: performInForm(command)
    }
  }

  private mutating func performInForm(_ command: Command) {
    switch command {
    case .nextField: moveFocus(by: 1, throughRows: false)
    case .previousField: moveFocus(by: -1, throughRows: false)
    case .focusField(let number): focus(field: number)
    case .moveInForm(let steps): moveFocus(by: steps, throughRows: true)
    case .pageInForm(let steps): moveFocus(by: steps * 5, throughRows: false)
    case .accept: accept()
    case .chooseOption(let steps): choose(by: steps)
    case .restoreDefault: restoreDefault()
    default: performInDocument(command)
    }
  }

  private mutating func performInDocument(_ command: Command) {
    switch command {
    case .openDocument: if let field = focusedField { openDocument(field) }
    case .closeDocument: closeDocument()
    case .undoText: _ = document?.area.undo()
    case .redoText: _ = document?.area.redo()
    case .focusDefinitionRow(let row): focus(definitionRow: row)
    case .removeColumn: removeColumn()
    case .moveColumnInDefinition(let steps): moveColumnInDefinition(by: steps)
    default: performInMapping(command)
    }
  }

  private mutating func performInMapping(_ command: Command) {
    switch command {
    case .switchPane: mapping.pane = mapping.pane == .columns ? .rows : .columns
    case .moveColumn(let steps): mapping.moveColumn(by: steps)
    case .moveInPane(let steps):
      if mapping.pane == .columns { mapping.moveColumn(by: steps) } else { mapping.moveRow(by: steps) }
    case .focusColumn(let index): mapping.focus(column: index)
    case .focusRow(let index): mapping.focus(row: index)
    case .toggleMask: mapping.isMasked.toggle()
    case .toggleAllColumns: toggleAllColumns()
    case .finishRenaming: finishRenaming()
    case .filterColumns: mapping.beginFilter()
    case .keepColumnFilter: mapping.keepFilter()
    case .dropColumnFilter: _ = mapping.dropFilter()
    case .editColumns: open("output_mapping.columns")
    case .editStrings: open("output_mapping.strings")
    default: performInReview(command)
    }
  }

  private mutating func performInReview(_ command: Command) {
    switch command {
    case .moveInReview(let steps):
      reviewRow = min(max(0, reviewRow + steps), issues.count + ReviewView.sections - 1)
    case .selectIssue(let row): reviewRow = row
    case .jump: if issues.indices.contains(reviewRow) { jump(to: issues[reviewRow]) }
    default: break
    }
  }

  /// The last field of a step leads to the next step.
  private mutating func accept() {
    commit()
    if fieldNumber + 1 < fields.count {
      moveFocus(by: 1, throughRows: false)
    } else if let next = step.next {
      go(to: next)
    }
  }

  private mutating func open(_ path: FieldPath) {
    if let field = FieldRegistry.field(.activation, path) { openDocument(field) }
  }
}
