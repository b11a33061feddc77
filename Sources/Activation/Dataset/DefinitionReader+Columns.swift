extension DefinitionReader {
  /// Words of other systems for AMC's six types.
  private static let foreignTypes = [
    "DOUBLE": "DECIMAL", "FLOAT": "DECIMAL", "REAL": "DECIMAL", "NUMERIC": "DECIMAL", "NUMBER": "DECIMAL",
    "INT": "INTEGER", "SMALLINT": "INTEGER", "BIGINT": "LONG", "BOOLEAN": "STRING", "BOOL": "STRING", "BYTE": "STRING",
    "VARCHAR": "STRING", "TEXT": "STRING", "CHAR": "STRING", "DATETIME": "TIMESTAMP",
  ]

  /// Nil stands for a column that cannot be read, so that the others keep their places.
  mutating func readColumns(_ value: DocumentValue?) -> [DatasetColumn?] {
    let place = path.appending("columns")
    guard let list = value?.list, !list.isEmpty else {
      let isList = value?.list != nil || value?.isNull != false
      fail(
        place, isList ? "The definition has no columns." : "The columns should be a list.",
        fix: "Add at least one column.")
      return []
    }
    return list.enumerated().map { index, element in
      let errors = issues.errors.count
      let column = readColumn(element, place.appending(index))
      return issues.errors.count == errors ? column : nil
    }
  }

  private mutating func readColumn(_ value: DocumentValue, _ path: FieldPath) -> DatasetColumn? {
    guard let map = value.map else {
      fail(path, "A column is a group of keys, not \(value.kindName).", fix: "Write name, columnType and dataType.")
      return nil
    }
    noteUnknownKeys(ofColumn: map, path)
    let name = text(map, "name", path) ?? ""
    if name.isEmpty { fail(path.appending("name"), "This column has no name.", fix: "Add name.") }
    let kind: DatasetColumn.Kind? = word(map["columnType"], path.appending("columnType"))
    let type: DataType? = word(map["dataType"], path.appending("dataType"), otherwise: Self.foreignTypes)
    let nullability = map["nullable"].map { $0.isNull ? "isNullable" : "nullable" } ?? "isNullable"
    let nullable = flag(map, nullability, path, default: true)
    let role = role(map, path)
    let requiresOneWayHashing = flag(map, "requiresOneWayHashing", path, default: false)
    guard let kind, let type else { return nil }
    return DatasetColumn(
      name: name, kind: kind, type: type, nullable: nullable, role: role, description: text(map, "description", path),
      requiresOneWayHashing: requiresOneWayHashing)
  }

  private mutating func role(_ map: DocumentMap, _ path: FieldPath) -> DatasetColumn.Role {
    var roles: [DatasetColumn.Role] = []
    let flags: [(String, DatasetColumn.Role)] = [
      ("isMainEventTime", .mainEventTime), ("isMainUserId", .mainUserID), ("isMainUserIdType", .mainUserIDType),
      ("isCountryCode", .countryCode),
    ]
    for (key, role) in flags where flag(map, key, path, default: false) { roles.append(role) }
    if let consent = consent(map, path) { roles.append(.consent(consent)) }
    if let identity = identity(map, path) { roles.append(identity) }
    if roles.count > 1 {
      fail(
        path, "This column plays several roles at once.",
        fix: "Keep one of main event time, country code, consent and identity.")
    }
    return roles.first ?? .plain
  }

  /// A kind that is newer than this program is no reason to refuse a data set that exists.
  private mutating func consent(_ map: DocumentMap, _ path: FieldPath) -> ConsentType? {
    guard let text = text(map, "consentType", path) else { return nil }
    if let consent = ConsentType(word: text) { return consent }
    guard !isRemote else { return nil }
    let signals = text.uppercased() == "ACS" ? "AMZN_AD_STORAGE or AMZN_USER_DATA" : nil
    refuse(text, path.appending("consentType"), knowing: ConsentType.allCases.map(\.rawValue), meant: signals)
    return nil
  }

  private mutating func identity(_ map: DocumentMap, _ path: FieldPath) -> DatasetColumn.Role? {
    if map[Self.formerIdentityKey] != nil { refuseFormerIdentity(map, path) }
    guard let value = map["externalUserIdType"], !value.isNull else { return nil }
    let path = path.appending("externalUserIdType")
    guard let entries = value.map?.entries, entries.count == 1, let entry = entries.first else {
      fail(path, "An identity has exactly one key.", fix: "Write hashedPii or externalIdentity with its kind.")
      return nil
    }
    let kindPath = path.appending(entry.key)
    switch entry.key {
    case "hashedPii" where entry.value.scalarText?.uppercased() == "COUNTRY_CODE": return .identityCountryCode
    case "hashedPii":
      let kind: HashedPII? = word(entry.value, kindPath)
      return kind.map { .hashedPII($0) }
    case "externalIdentity": return externalIdentity(entry.value, kindPath)
    case Self.formerIdentityKey: refuseFormerIdentity([entry.key: entry.value], path)
    default: fail(kindPath, "“\(entry.key)” is no identity.", fix: "Use hashedPii or externalIdentity.")
    }
    return nil
  }

  private mutating func externalIdentity(_ value: DocumentValue, _ path: FieldPath) -> DatasetColumn.Role? {
    let text = value.scalarText ?? ""
    let kind = ExternalIdentity(rawValue: text.uppercased())
    if ExternalIdentity.known.contains(kind) { return .externalIdentity(kind) }
    if isRemote, !text.isEmpty { return .externalIdentity(ExternalIdentity(rawValue: text)) }
    refuse(text, path, knowing: ExternalIdentity.known.map(\.rawValue))
    return nil
  }

  private mutating func refuseFormerIdentity(_ map: DocumentMap, _ path: FieldPath) {
    let kind = map[Self.formerIdentityKey]?["identifierType"]?.scalarText ?? "EMAIL"
    fail(
      path.appending(Self.formerIdentityKey), "This is an older form that AMC does not take any more.",
      fix: #"Write "externalUserIdType": {"hashedPii": "\#(kind)"}."#)
  }
}
