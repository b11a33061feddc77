import Activation

extension EditorState {
  /// The fields of the present step. They follow the committed draft, so that nothing jumps while typing.
  var fields: [Field] { draft.fields(of: step) }

  var fieldNumber: Int { min(fieldNumbers[step] ?? 0, max(0, fields.count - 1)) }

  /// The field the keyboard is on; nil when it is on the rail, or on a step that is no form.
  var focusedField: Field? {
    guard step.isForm, region == .content, fields.indices.contains(fieldNumber) else { return nil }
    return fields[fieldNumber]
  }

  /// Makes the text entry fit the focus.
  mutating func focusChanged() {
    guard let field = focusedField, field.input == .line else {
      entry = nil
      return
    }
    entry = FieldEntry(field, draft.text(of: field) ?? "")
  }

  mutating func go(to step: Field.Step) {
    commit()
    self.step = step
    visited.insert(step)
    mapping.renaming = nil
    focusChanged()
  }

  mutating func focus(region: Region) {
    commit()
    self.region = region
    focusChanged()
  }

  mutating func focus(field number: Int) {
    commit()
    region = .content
    fieldNumbers[step] = min(max(0, number), max(0, fields.count - 1))
    focusChanged()
  }

  mutating func focus(definitionRow row: Int) {
    focusDefinition()
    definitionRow = min(max(0, row), max(0, definitionRowCount - 1))
  }

  /// Puts the keyboard on the table of columns, where the step has one.
  mutating func focusDefinition() {
    if let number = fields.firstIndex(where: \.isDefinition) { focus(field: number) }
  }

  /// Moves by fields; a table is walked row by row first.
  mutating func moveFocus(by steps: Int, throughRows: Bool) {
    commit()
    if throughRows, moveWithinTable(by: steps) { return }
    fieldNumbers[step] = min(max(0, fieldNumber + steps), max(0, fields.count - 1))
    definitionRow = steps > 0 ? 0 : max(0, definitionRowCount - 1)
    focusChanged()
  }

  private mutating func moveWithinTable(by steps: Int) -> Bool {
    guard focusedField?.isDefinition == true else { return false }
    let target = definitionRow + steps
    guard (0..<definitionRowCount).contains(target) else { return false }
    definitionRow = target
    return true
  }

  var definitionRowCount: Int { DefinitionTable(draft).rows.count }

  /// Goes to where an issue can be mended.
  mutating func jump(to issue: Issue) {
    go(to: Field.Step(of: issue))
    region = .content
    _ = mapping.dropFilter()
    if let field = FieldRegistry.field(at: issue.path),
      let number = fields.firstIndex(where: { $0.issuePath == field.issuePath })
    {
      fieldNumbers[step] = number
      if field.isDefinition { definitionRow = DefinitionTable.row(of: issue) ?? 0 }
    }
    focusChanged()
  }
}
