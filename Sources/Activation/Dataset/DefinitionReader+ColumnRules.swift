/// The rules of single columns, and of columns beside each other (contract 3.3 and 3.4).
extension DefinitionReader {
  /// A column and where it stands.
  struct PlacedColumn {
    let path: FieldPath
    let column: DatasetColumn
  }

  mutating func check(_ columns: [PlacedColumn]) {
    var names: Set<String> = []
    for placed in columns {
      checkName(placed, &names)
      checkType(placed)
    }
    checkOnce(columns)
  }

  private mutating func checkName(_ placed: PlacedColumn, _ names: inout Set<String>) {
    let name = placed.column.name
    let place = placed.path.appending("name")
    if !names.insert(name).inserted {
      fail(place, "The column “\(name)” stands twice.", fix: "Rename or remove one.")
    } else if !Self.isPlain(name) {
      warn(
        .unverifiedDefinition, place, "Amazon does not say whether a column may be called “\(name)”.",
        fix: "Begin with a small letter and use small letters, digits and underscores.")
    }
  }

  private static func isPlain(_ name: String) -> Bool {
    let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0) }
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  private mutating func checkType(_ placed: PlacedColumn) {
    let column = placed.column
    switch column.role {
    case .mainEventTime:
      demand([.timestamp, .date], of: placed, "The main event time must be TIMESTAMP or DATE.")
    case .countryCode:
      demand([.string], of: placed, "A country code is a STRING.")
      if column.kind == .metric {
        fail(placed.path.appending("columnType"), "A country code is a DIMENSION.", fix: "Write DIMENSION.")
      }
    case .hashedPII, .externalIdentity: demand([.string], of: placed, "An identity is a STRING.")
    case .identityCountryCode:
      demand([.string], of: placed, "An identity is a STRING.")
      warn(
        .unverifiedDefinition, placed.path.appending("externalUserIdType"),
        "Amazon does not say whether it wants a COUNTRY_CODE identity hashed; it is sent as two letters.",
        fix: "Mark the column with isCountryCode instead.")
    case .consent: demand([.string], of: placed, "A consent signal is a STRING.")
    case .plain, .mainUserID, .mainUserIDType: break
    }
  }

  private mutating func demand(_ types: [DataType], of placed: PlacedColumn, _ message: String) {
    guard !types.contains(placed.column.type) else { return }
    let words = types.map(\.rawValue).joined(separator: " or ")
    fail(placed.path.appending("dataType"), message, fix: "Change the type of “\(placed.column.name)” to \(words).")
  }

  /// Roles that one column of a data set may play.
  private mutating func checkOnce(_ columns: [PlacedColumn]) {
    var seen: Set<DatasetColumn.Role> = []
    for placed in columns where !seen.insert(placed.column.role).inserted {
      guard let (key, subject) = Self.singleRole(placed.column.role) else { continue }
      fail(placed.path.appending(key), "A data set has one \(subject).", fix: "Keep it on one column.")
    }
  }

  private static func singleRole(_ role: DatasetColumn.Role) -> (key: String, subject: String)? {
    switch role {
    case .mainEventTime: ("isMainEventTime", "main event time")
    case .countryCode: ("isCountryCode", "country code column")
    case .mainUserID: ("isMainUserId", "main user id")
    case .mainUserIDType: ("isMainUserIdType", "main user id type")
    case .consent(let consent): ("consentType", "column with the consent signal \(consent)")
    case .plain, .hashedPII, .identityCountryCode, .externalIdentity: nil
    }
  }
}
