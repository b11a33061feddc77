import Activation
import Screen

/// The output mapping as it is written (product document, “Output Mapping”).
extension EditorState {
  private static let columnsPath: FieldPath = "output_mapping.columns"
  private static let allPath: FieldPath = "output_mapping.export_all_columns"

  private var listedColumns: [DocumentValue] { draft.activation[Self.columnsPath]?.list ?? [] }

  var exportsAllColumns: Bool {
    let fallback = draft.activation[Self.columnsPath]?.isNull ?? true
    return draft.activation[Self.allPath]?.scalarText.map { $0 == "true" } ?? fallback
  }

  mutating func toggleAllColumns() {
    file.draft.activation[Self.allPath] = .bool(!exportsAllColumns)
  }

  /// Without the flag, listing a column would leave out all others.
  private mutating func list(_ entries: [DocumentValue]) {
    let all = exportsAllColumns
    file.draft.activation[Self.columnsPath] = entries.isEmpty ? nil : .list(entries)
    file.draft.activation[Self.allPath] = .bool(all)
  }

  // MARK: Renaming

  /// Begins to rename the output of the focused column.
  mutating func beginRenaming() {
    guard let column = mapping.focusedColumn, let source = column.source else { return }
    mapping.renaming = LineEditor(column.output ?? source)
  }

  /// Writes an entry of `output_mapping.columns`; the source's own name needs none while all columns are exported.
  mutating func finishRenaming() {
    defer { mapping.renaming = nil }
    guard let output = mapping.renaming?.text, let column = mapping.focusedColumn, let source = column.source,
      !output.isEmpty, output != column.output
    else { return }
    var entries = listedColumns
    let position = position(of: column, in: entries)
    let entry: DocumentValue = ["source": .text(source), "output": .text(output)]
    switch (position, exportsAllColumns && output == source) {
    case (let position?, true): entries.remove(at: position)
    case (let position?, false): entries[position]["output" as FieldPath] = .text(output)
    case (nil, true): return
    case (nil, false): entries.append(entry)
    }
    list(entries)
  }

  /// The entry that makes this column; a source may be listed under several names.
  private func position(of column: PreviewColumn, in entries: [DocumentValue]) -> Int? {
    let ofSource = entries.indices.filter { entries[$0]["source"]?.scalarText == column.source }
    return ofSource.first { (entries[$0]["output"]?.scalarText ?? column.source) == column.output } ?? ofSource.first
  }

  // MARK: Adding and removing

  /// Lists a source column; its output name begins as its own (product document), or with a number when that is taken.
  mutating func addColumn(source: String) {
    var output = source
    var number = 2
    while mapping.columns.contains(where: { $0.output == output }) {
      output = "\(source)_\(number)"
      number += 1
    }
    list(listedColumns + [["source": .text(source), "output": .text(output)]])
  }

  /// Sends the focused column or string no longer.
  ///
  /// - Returns: what happened, for the person; nil when there was nothing to remove.
  mutating func removeMapping() -> String? {
    guard let column = mapping.focusedColumn, let output = column.output else { return nil }
    guard let source = column.source else { return removeString(output) }
    var entries = listedColumns
    if let position = position(of: column, in: entries) {
      entries.remove(at: position)
      list(entries)
      return exportsAllColumns ? "\(source) goes under its own name again." : "\(source) is not sent any more."
    }
    guard exportsAllColumns else { return nil }
    let others = mapping.columns.filter { $0.source != nil && $0.source != source && $0.output != nil }
    file.draft.activation[Self.columnsPath] = .list(
      others.map { ["source": .text($0.source ?? ""), "output": .text($0.output ?? "")] })
    file.draft.activation[Self.allPath] = false
    return "All columns but \(source) are listed now; new columns of the source will not be sent by themselves."
  }

  private mutating func removeString(_ output: String) -> String? {
    guard let index = strings.firstIndex(where: { $0["output"]?.scalarText == output }) else { return nil }
    var entries = strings
    entries.remove(at: index)
    file.draft.activation[StringDialog.path] = entries.isEmpty ? nil : .list(entries)
    return "The string \(output) is not sent any more."
  }

  // MARK: Strings

  var strings: [DocumentValue] { draft.activation[StringDialog.path]?.list ?? [] }

  /// The dialog for the focused string; nil when the focus is on something else.
  func stringDialog() -> Dialog? {
    guard let column = mapping.focusedColumn, column.source == nil, let output = column.output,
      let index = strings.firstIndex(where: { $0["output"]?.scalarText == output })
    else { return nil }
    return StringDialog.make(index, strings[index], segment: draft.activation["segment"])
  }

  /// - Returns: why the string was not taken; nil when it was.
  mutating func acceptString(_ dialog: Dialog, at index: Int?) -> String? {
    let output = dialog.value("output")
    guard !output.isEmpty else { return "A string needs an output name." }
    let isTaken = strings.enumerated().contains { $0.offset != index && $0.element["output"]?.scalarText == output }
    guard !isTaken else { return "There is a string “\(output)” already." }
    var entries = strings
    if let index, entries.indices.contains(index) {
      entries[index] = StringDialog.apply(dialog, to: entries[index])
    } else {
      entries.append(StringDialog.apply(dialog, to: .map([:])))
    }
    file.draft.activation[StringDialog.path] = .list(entries)
    if let (path, text) = StringDialog.segmentValue(dialog) { file.draft.activation[path] = .text(text) }
    return nil
  }
}
