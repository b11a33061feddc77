import Activation

/// A data-set definition as a table of its columns, read as far as it can be.
struct DefinitionTable: Sendable {
  let title: String
  let rows: [ColumnEntry]

  init(_ draft: Draft) {
    guard let value = draft.activation[Self.path], !value.isNull else {
      (title, rows) = ("", [])
      return
    }
    rows = DefinitionDocument(value)?.columns ?? []
    let fallbackID = draft.activation["result_settings.dataset_id" as FieldPath]?.scalarText
    var reader = DefinitionReader(at: Self.path)
    title = reader.read(value, fallbackID: fallbackID).map(Self.title) ?? "cannot be used yet"
  }

  static let path: FieldPath = "result_settings.dataset_definition"

  private static func title(_ definition: DatasetDefinition) -> String {
    guard definition.kind == .fact else { return "\(definition.id)  DIMENSION" }
    let period =
      switch definition.period {
      case .hour: "one hour"
      case .day, nil: "one day"
      case .month: "one month"
      }
    return "\(definition.id)  FACT, \(period) partitions"
  }

  /// The column an issue of the definition is about.
  static func row(of issue: Issue) -> Int? {
    let components = issue.path.components
    guard let position = components.firstIndex(of: .key("columns")), position + 1 < components.count,
      case .index(let index) = components[position + 1]
    else { return nil }
    return index
  }
}
