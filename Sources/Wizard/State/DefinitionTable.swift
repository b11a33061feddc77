import Activation

/// A data-set definition as a table of its columns, read as far as it can be.
struct DefinitionTable: Sendable {
  struct Row: Sendable, Hashable {
    let name: String
    let type: String
    let kind: String
    let nullable: String
    let role: String
  }

  let title: String
  let rows: [Row]

  init(_ draft: Draft) {
    let path: FieldPath = "result_settings.dataset_definition"
    guard let value = draft.activation[path], !value.isNull else {
      (title, rows) = ("", [])
      return
    }
    let fallbackID = draft.activation["result_settings.dataset_id" as FieldPath]?.scalarText
    var reader = DefinitionReader(at: path)
    if let definition = reader.read(value, fallbackID: fallbackID) {
      title = Self.title(definition)
      rows = definition.columns.map(Row.init)
    } else {
      (title, rows) = ("cannot be read yet", Self.rawRows(value))
    }
  }

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

  /// The columns of a definition with mistakes, as they are written.
  private static func rawRows(_ value: DocumentValue) -> [Row] {
    var structure = value
    if case .text(let text) = value { structure = (try? JSONText.read(text)) ?? .null }
    let columns = (structure["dataSet"] ?? structure)["columns"]?.list ?? []
    return columns.map { column in
      func text(_ key: String) -> String { column[key]?.scalarText ?? "–" }
      return Row(
        name: text("name"), type: text("dataType"), kind: text("columnType"),
        nullable: column["nullable"]?.scalarText == "false" ? "no" : "yes", role: "")
    }
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

extension DefinitionTable.Row {
  init(_ column: DatasetColumn) {
    name = column.name
    type = column.type.rawValue
    kind = column.kind.rawValue
    nullable = column.nullable ? "yes" : "no"
    role = column.role.words
  }
}

extension DatasetColumn.Role {
  /// The role in words; empty for none.
  var words: String {
    switch self {
    case .plain: ""
    case .mainEventTime: "main event time"
    case .mainUserID: "user id, filled by Amazon"
    case .mainUserIDType: "user id type, filled by Amazon"
    case .countryCode: "country of the row"
    case .hashedPII(let kind): "hashed \(kind.rawValue)"
    case .identityCountryCode: "country of the identity"
    case .externalIdentity(let kind): "\(kind) id, not hashed"
    case .consent(let kind): "consent \(kind)"
    }
  }
}
