import Activation
import Screen

extension EditorState {
  /// The definition of the draft as it can be edited in the table; a new one when there is none.
  var definition: DefinitionDocument? {
    guard let value = draft.activation[DefinitionTable.path], !value.isNull else {
      return DefinitionDocument(id: draft.activation["result_settings.dataset_id" as FieldPath]?.scalarText)
    }
    return DefinitionDocument(value)
  }

  /// Why the table cannot be edited; nil when it can.
  var definitionTableRefusal: String? {
    definition == nil ? "The definition is no readable JSON; mend its text first (j)." : nil
  }

  /// What the focused column is to Amazon, in a sentence.
  var definitionRemark: String {
    guard let columns = definition?.columns, columns.indices.contains(definitionRow) else { return "" }
    let column = columns[definitionRow]
    let role = column.role.words.isEmpty ? "an ordinary value" : column.role.words
    let emptiness = column.isNullable ? "may be empty" : "a row without it is skipped"
    return "\(column.name): \(role); \(emptiness). p sets id, partitions and country of the data set."
  }

  mutating func changeDefinition(_ change: (inout DefinitionDocument) -> Void) {
    guard var definition else { return }
    change(&definition)
    touched.insert(DefinitionTable.path)
    file.draft.activation[DefinitionTable.path] = definition.value
    definitionRow = min(definitionRow, max(0, definitionRowCount - 1))
  }

  mutating func removeColumn() {
    let row = definitionRow
    guard row < definitionRowCount else { return }
    changeDefinition { $0.remove(row) }
  }

  mutating func moveColumnInDefinition(by steps: Int) {
    let row = definitionRow
    var hasMoved = false
    changeDefinition { hasMoved = $0.move(row, by: steps) }
    if hasMoved { definitionRow += steps }
  }

  func columnDialog(isNew: Bool) -> Dialog? {
    guard let definition else { return nil }
    if isNew { return ColumnDialog.make(nil, ColumnEntry()) }
    let columns = definition.columns
    guard columns.indices.contains(definitionRow) else { return nil }
    return ColumnDialog.make(definitionRow, columns[definitionRow])
  }

  /// - Returns: why the column was not taken; nil when it was.
  mutating func acceptColumn(_ dialog: Dialog, at index: Int?) -> String? {
    guard !dialog.value("name").isEmpty else { return "A column needs a name." }
    guard let definition else { return definitionTableRefusal }
    let columns = definition.columns
    let others = columns.enumerated().filter { $0.offset != index }.map(\.element.name)
    guard !others.contains(dialog.value("name")) else { return "There is a column “\(dialog.value("name"))” already." }
    if let index {
      guard columns.indices.contains(index) else { return nil }
      changeDefinition { $0.replace(index, with: ColumnDialog.apply(dialog, to: columns[index])) }
    } else {
      let place = columns.isEmpty ? 0 : definitionRow + 1
      changeDefinition { $0.insert(ColumnDialog.apply(dialog, to: ColumnEntry()), at: place) }
      definitionRow = min(place, max(0, definitionRowCount - 1))
    }
    return nil
  }
}
