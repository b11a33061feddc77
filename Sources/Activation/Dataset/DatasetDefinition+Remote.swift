extension DatasetDefinition {
  /// Reads what AMC says of a data set; kinds this version cannot hash are read too, because the data set is a fact.
  ///
  /// - Parameter remote: `{"dataSet": {…}}`, or the inner part alone.
  public init?(remote: DocumentValue, fallbackID: String) {
    var reader = DefinitionReader(at: "result_settings.dataset_definition", isRemote: true)
    guard let definition = reader.read(remote, fallbackID: fallbackID) else { return nil }
    self = definition
  }

  /// How another definition differs from this one, one sentence a difference; empty when files for one fit the other.
  ///
  /// Columns that Amazon adds and fills itself do not count, nor do descriptions.
  public func differences(from remote: DatasetDefinition) -> [String] {
    var differences: [String] = []
    for column in uploadableColumns {
      if let other = remote.columns.first(where: { $0.name == column.name }) {
        differences += column.differences(from: other)
      } else {
        differences.append("\(column.name) is missing there")
      }
    }
    let names = Set(columns.map(\.name))
    for column in remote.uploadableColumns where !names.contains(column.name) {
      differences.append("\(column.name) is only there")
    }
    return differences
  }
}

extension DatasetColumn {
  func differences(from remote: DatasetColumn) -> [String] {
    var differences: [String] = []
    if type != remote.type { differences.append("\(name) is \(remote.type.rawValue) there, not \(type.rawValue)") }
    if nullable != remote.nullable {
      differences.append("\(name) \(remote.nullable ? "may" : "must not") be empty there")
    }
    if role != remote.role { differences.append("\(name) is \(remote.role.name) there, not \(role.name)") }
    if kind != remote.kind { differences.append("\(name) is a \(remote.kind.rawValue) there, not a \(kind.rawValue)") }
    return differences
  }
}

extension DatasetColumn.Role {
  /// The role in words: “hashed EMAIL”, “main event time”.
  public var name: String {
    switch self {
    case .plain: "a plain column"
    case .mainEventTime: "main event time"
    case .mainUserID: "main user id"
    case .mainUserIDType: "main user id type"
    case .countryCode: "country of the row"
    case .hashedPII(let kind): "hashed \(kind.rawValue)"
    case .identityCountryCode: "country of the person"
    case .externalIdentity(let kind): "\(kind) id"
    case .consent(let kind): "consent \(kind)"
    }
  }
}
