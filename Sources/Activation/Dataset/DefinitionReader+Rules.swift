extension DefinitionReader {
  /// The rules across columns (contract 3.2 to 3.4).
  mutating func check(_ definition: DatasetDefinition) {
    let path = definitionPath
    if !DatasetDefinition.isLegalID(definition.id) {
      fail(
        path.appending("dataSetId"), "“\(definition.id)” cannot be a data set's id.",
        fix: "Use lower-case letters, digits and underscores; “list” is taken.")
    }
    if definition.columns.count > 100 {
      fail(path.appending("columns"), "A data set has at most 100 columns.", fix: "Remove some.")
    }
    checkNames(definition)
    checkMainEventTime(definition)
    if let code = definition.countryCode, !definition.hasIdentity {
      fail(
        path.appending("countryCode"), "The country code \(code) is refused for a data set without identity columns.",
        fix: "Remove countryCode.")
    }
    if definition.kind == .dimension, definition.period != nil {
      fail(path.appending("period"), "Only a FACT data set has a period.", fix: "Remove it, or mark a main event time.")
    }
  }

  private mutating func checkNames(_ definition: DatasetDefinition) {
    var seen: Set<String> = []
    for (index, column) in definition.columns.enumerated() where !seen.insert(column.name).inserted {
      fail(
        columnPath(index).appending("name"), "The column “\(column.name)” stands twice.", fix: "Rename or remove one.")
    }
  }

  private mutating func checkMainEventTime(_ definition: DatasetDefinition) {
    let times = definition.columns.indices.filter { definition.columns[$0].role == .mainEventTime }
    for index in times.dropFirst() {
      fail(
        columnPath(index).appending("isMainEventTime"), "A data set has one main event time.",
        fix: "Keep it on one column.")
    }
    for index in times where ![.timestamp, .date].contains(definition.columns[index].type) {
      fail(
        columnPath(index).appending("dataType"), "The main event time must be TIMESTAMP or DATE.",
        fix: "Change the type of “\(definition.columns[index].name)”.")
    }
  }

  private func columnPath(_ index: Int) -> FieldPath { definitionPath.appending("columns").appending(index) }
}

extension DatasetDefinition {
  /// Lower-case letters, digits and `_`; `list` is a route of the API (contract 3.1, 3.2).
  public static func isLegalID(_ id: String) -> Bool {
    !id.isEmpty && id != "list"
      && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
