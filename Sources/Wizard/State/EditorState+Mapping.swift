import Activation
import Screen

extension EditorState {
  private static let columnsPath: FieldPath = "output_mapping.columns"

  var exportsAllColumns: Bool {
    let fallback = draft.activation[Self.columnsPath]?.isNull ?? true
    return draft.activation["output_mapping.export_all_columns" as FieldPath]?.scalarText.map { $0 == "true" }
      ?? fallback
  }

  mutating func toggleAllColumns() {
    file.draft.activation["output_mapping.export_all_columns" as FieldPath] = .bool(!exportsAllColumns)
  }

  /// Begins to rename the output of the focused column; strings have names of their own.
  mutating func beginRenaming() {
    guard let column = mapping.focusedColumn, let source = column.source else { return }
    mapping.renaming = LineEditor(column.output ?? source)
  }

  /// Writes an entry of `output_mapping.columns`; the source's own name needs none while all columns are exported.
  mutating func finishRenaming() {
    defer { mapping.renaming = nil }
    guard let output = mapping.renaming?.text, let source = mapping.focusedColumn?.source, !output.isEmpty,
      output != mapping.focusedColumn?.output
    else { return }
    let all = exportsAllColumns
    var entries = draft.activation[Self.columnsPath]?.list ?? []
    let position = entries.firstIndex { $0["source"]?.scalarText == source }
    let entry: DocumentValue = ["source": .text(source), "output": .text(output)]
    switch (position, all && output == source) {
    case (let position?, true): entries.remove(at: position)
    case (let position?, false): entries[position] = entry
    case (nil, true): return
    case (nil, false): entries.append(entry)
    }
    file.draft.activation[Self.columnsPath] = entries.isEmpty ? nil : .list(entries)
    // Without the flag, listing a column would leave out all others.
    file.draft.activation["output_mapping.export_all_columns" as FieldPath] = .bool(all)
  }
}
