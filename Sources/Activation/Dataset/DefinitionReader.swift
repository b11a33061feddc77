/// Reads a data-set definition: JSON text or the same structure as YAML, wrapped in `dataSet` or not (DESIGN 3).
public struct DefinitionReader {
  public private(set) var issues: [Issue] = []
  let definitionPath: FieldPath
  private var path: FieldPath { definitionPath }

  private let isRemote: Bool

  /// - Parameters:
  ///   - path: where the definition stands, for the issues.
  ///   - isRemote: true for a data set that exists at AMC: what it holds is a fact and not refused.
  public init(at path: FieldPath, isRemote: Bool = false) {
    definitionPath = path
    self.isRemote = isRemote
  }

  /// - Parameter fallbackID: the id used when the definition does not name one.
  public mutating func read(_ value: DocumentValue, fallbackID: String? = nil) -> DatasetDefinition? {
    guard let structure = structure(value) else { return nil }
    let body = structure["dataSet"] ?? structure
    guard let map = body.map else {
      fail(path, "A definition is a group of keys, not \(body.kindName).", fix: "Begin with dataSetId and columns.")
      return nil
    }
    noteUnknownKeys(of: map, among: Self.datasetKeys, path)
    let columns = readColumns(map["columns"])
    guard let id = map["dataSetId"]?.scalarText?.trimmingBlanks() ?? fallbackID else {
      fail(path.appending("dataSetId"), "The definition has no dataSetId.", fix: "Add the data set's id.")
      return nil
    }
    let definition = DatasetDefinition(
      id: id, description: map["description"]?.scalarText, period: period(map["period"]),
      countryCode: map["countryCode"]?.scalarText,
      customerEncryptionKeyARN: map["customerEncryptionKeyArn"]?.scalarText,
      columns: columns)
    check(definition)
    return issues.hasErrors ? nil : definition
  }

  private mutating func structure(_ value: DocumentValue) -> DocumentValue? {
    guard case .text(let text) = value else { return value }
    do {
      return try JSONText.read(text)
    } catch {
      fail(path, "The definition is not JSON: \(error).", fix: "Correct the text at that place.")
      return nil
    }
  }

  private static let datasetKeys = [
    "dataSetId", "columns", "description", "period", "countryCode", "customerEncryptionKeyArn",
  ]
  private static let columnKeys = [
    "name", "columnType", "dataType", "description", "nullable", "isNullable", "isMainEventTime", "isMainUserId",
    "isMainUserIdType", "isCountryCode", "requiresOneWayHashing", "consentType", "externalUserIdType",
  ]

  /// Amazon ignores keys it does not know, so a misspelt one would silently change nothing (contract 3.2).
  private mutating func noteUnknownKeys(of map: DocumentMap, among known: [String], _ path: FieldPath) {
    guard !isRemote else { return }
    for key in map.keys where !known.contains(key) {
      let fix = Spelling.closest(to: key, among: known).map { "Did you mean \($0)?" } ?? "Remove it; Amazon ignores it."
      issues.append(.warning(.unknownKey, path.appending(key), "The key “\(key)” is not known to AMC.", fix: fix))
    }
  }

  private mutating func readColumns(_ value: DocumentValue?) -> [DatasetColumn] {
    guard let list = value?.list, !list.isEmpty else {
      fail(path.appending("columns"), "The definition has no columns.", fix: "Add at least one column.")
      return []
    }
    return list.enumerated().compactMap { index, element in
      readColumn(element, path.appending("columns").appending(index))
    }
  }

  private mutating func readColumn(_ value: DocumentValue, _ path: FieldPath) -> DatasetColumn? {
    noteUnknownKeys(of: value.map ?? [:], among: Self.columnKeys, path)
    guard let name = value["name"]?.scalarText, !name.isEmpty else {
      fail(path.appending("name"), "This column has no name.", fix: "Add name.")
      return nil
    }
    guard
      let type: DataType = word(value["dataType"], path.appending("dataType")),
      let kind: DatasetColumn.Kind = word(value["columnType"], path.appending("columnType"))
    else { return nil }
    let nullable = flag(value["nullable"] ?? value["isNullable"], path.appending("nullable"), default: true)
    return DatasetColumn(
      name: name, kind: kind, type: type, nullable: nullable, role: role(value, path),
      description: value["description"]?.scalarText)
  }

  private mutating func role(_ value: DocumentValue, _ path: FieldPath) -> DatasetColumn.Role {
    var roles: [DatasetColumn.Role] = []
    let flags: [(String, DatasetColumn.Role)] = [
      ("isMainEventTime", .mainEventTime), ("isMainUserId", .mainUserID), ("isMainUserIdType", .mainUserIDType),
      ("isCountryCode", .countryCode),
    ]
    for (key, role) in flags where flag(value[key], path.appending(key), default: false) { roles.append(role) }
    if let consent = value["consentType"]?.scalarText { roles.append(.consent(consent.uppercased())) }
    if let identity = value["externalUserIdType"], !identity.isNull {
      roles += identityRole(identity, path.appending("externalUserIdType")).map { [$0] } ?? []
    }
    if roles.count > 1 {
      fail(
        path, "This column plays several roles at once.",
        fix: "Keep one of main event time, country code, consent and identity.")
    }
    return roles.first ?? .plain
  }

  private mutating func identityRole(_ value: DocumentValue, _ path: FieldPath) -> DatasetColumn.Role? {
    guard let map = value.map, map.entries.count == 1, let entry = map.entries.first, let text = entry.value.scalarText
    else {
      fail(path, "An identity has exactly one key.", fix: "Write hashedPii or externalIdentity with its kind.")
      return nil
    }
    switch entry.key {
    case "hashedPii" where text == "COUNTRY_CODE": return .identityCountryCode
    case "hashedPii":
      guard let kind: HashedPII = word(entry.value, path.appending(entry.key)) else { return nil }
      return .hashedPII(kind)
    case "externalIdentity": return .externalIdentity(text)
    default:
      fail(path.appending(entry.key), "“\(entry.key)” is no identity.", fix: "Use hashedPii or externalIdentity.")
      return nil
    }
  }

  private mutating func period(_ value: DocumentValue?) -> DatasetDefinition.Period? {
    guard let value, !value.isNull else { return nil }
    return word(value, path.appending("period"))
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: DocumentValue?, _ path: FieldPath
  ) -> Word? where Word.RawValue == String {
    let text = value?.scalarText ?? ""
    if let word = Word(rawValue: text.uppercased()) { return word }
    let words = Word.allCases.map(\.rawValue)
    let suggestion = Spelling.closest(to: text, among: words).map { "Did you mean \($0)? " } ?? ""
    let message = text.isEmpty ? "This is missing." : "“\(text)” is not known to AMC."
    fail(path, message, fix: "\(suggestion)Use one of \(words.joined(separator: ", ")).")
    return nil
  }

  private mutating func flag(_ value: DocumentValue?, _ path: FieldPath, default defaultValue: Bool) -> Bool {
    switch value?.scalarText?.lowercased() {
    case nil: return defaultValue
    case "true": return true
    case "false": return false
    default:
      fail(path, "This is neither true nor false.", fix: "Write true or false.")
      return defaultValue
    }
  }

  mutating func fail(_ path: FieldPath, _ message: String, fix: String) {
    issues.append(.error(.invalidDefinition, path, message, fix: fix))
  }
}
