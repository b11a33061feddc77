/// The rules of a data set as a whole (contract 3.2 and 3.4).
extension DefinitionReader {
  private static let mostColumns = 100

  /// - Parameter columns: the definition's columns at the places where they are written, nil where one cannot be read.
  mutating func check(_ definition: DatasetDefinition, _ columns: [DatasetColumn?]) {
    checkID(definition.id)
    if columns.count > Self.mostColumns {
      fail(
        path.appending("columns"), "A data set has at most \(Self.mostColumns) columns, not \(columns.count).",
        fix: "Remove some.")
    }
    checkKeyARN(definition.customerEncryptionKeyARN)
    let placed = columns.enumerated().compactMap { index, column in
      column.map { PlacedColumn(path: path.appending("columns").appending(index), column: $0) }
    }
    check(placed)
    // What a column that cannot be read was meant to be is not known.
    guard !columns.isEmpty, placed.count == columns.count else { return }
    checkPeriod(definition)
    checkCountryCode(definition)
    checkUserID(definition, placed)
  }

  private mutating func checkID(_ id: String) {
    let place = path.appending("dataSetId")
    if !DatasetDefinition.isLegalID(id) {
      fail(
        place, "“\(id)” cannot be a data set's id.",
        fix: "Use lower-case letters, digits and underscores; “list” is taken.")
    } else if id.utf8.count < 2 || !(0x61...0x7A).contains(id.utf8.first ?? 0) {
      warn(
        .unverifiedDefinition, place, "Amazon's own uploader takes no id like “\(id)”.",
        fix: "Begin it with a letter and give it two characters or more.")
    }
  }

  /// `arn:aws:kms:REGION:ACCOUNT:key/ID`, in any of AWS's partitions.
  private mutating func checkKeyARN(_ arn: String?) {
    guard let arn else { return }
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let isKey =
      parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "kms" && !parts[3].isEmpty
      && parts[4].utf8.count == 12 && parts[4].utf8.allSatisfy { (0x30...0x39).contains($0) }
      && (parts[5].hasPrefix("key/") || parts[5].hasPrefix("alias/")) && parts[5].split(separator: "/").count > 1
    if !isKey {
      fail(
        path.appending(outerKeyARN), "This is not the ARN of a KMS key.",
        fix: "Write it as arn:aws:kms:us-east-1:111122223333:key/ID, or remove it.")
    }
  }

  private mutating func checkPeriod(_ definition: DatasetDefinition) {
    guard definition.kind == .dimension, definition.period != nil else { return }
    fail(path.appending("period"), "Only a FACT data set has a period.", fix: "Remove it, or mark a main event time.")
  }

  private mutating func checkCountryCode(_ definition: DatasetDefinition) {
    guard let code = definition.countryCode else { return }
    let place = path.appending("countryCode")
    if code.utf8.count != 2 || !code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      fail(
        place, "“\(code)” is not a country code of two capital letters.",
        fix: "Write it as ISO 3166-1 alpha-2 has it, such as US or DE.")
    } else if code == "UK" {
      fail(place, "ISO 3166-1 has no country UK.", fix: "Write GB.")
    }
    if !definition.hasIdentity {
      fail(
        place, "The country code \(code) is refused for a data set without identity columns.",
        fix: "Remove countryCode, or mark a column with externalUserIdType.")
    }
  }

  /// AMC adds `user_id` to a set with identities of its own accord; one of RampIDs alone was refused without (contract 3.4).
  private mutating func checkUserID(_ definition: DatasetDefinition, _ columns: [PlacedColumn]) {
    let mayNameUserID =
      definition.columns.contains(where: \.isIdentity) && !definition.columns.contains(where: \.isHashed)
    for placed in columns where placed.column.isFilledByAmazon || placed.column.isNamedUserID {
      let column = placed.column
      if !mayNameUserID || !column.isFilledByAmazon {
        fail(placed.path, "Amazon fills “\(column.name)” itself; it is never sent.", fix: "Remove this column.")
      } else if column.kind == .metric {
        fail(placed.path.appending("columnType"), "A main user id cannot be a METRIC.", fix: "Write DIMENSION.")
      }
    }
    let identities = Set(definition.columns.filter(\.isIdentity).map(\.role))
    guard identities == [.externalIdentity(.liveRamp)], !definition.columns.contains(where: { $0.role == .mainUserID })
    else { return }
    warn(
      .unverifiedDefinition, path.appending("columns"),
      "Amazon has refused data sets whose only identity is a RampID when they had no main user id.",
      fix: #"Add {"name": "user_id", "columnType": "DIMENSION", "dataType": "STRING", "isMainUserId": true}."#)
  }
}

extension DatasetColumn {
  fileprivate var isHashed: Bool { hashedPII != nil }
  /// The names AMC gives to the columns it adds.
  fileprivate var isNamedUserID: Bool { name == "user_id" || name == "user_id_type" }
}

extension DatasetDefinition {
  /// Lower-case letters, digits and `_`; `list` is a route of the API (contract 3.1, 3.2).
  public static func isLegalID(_ id: String) -> Bool {
    !id.isEmpty && id != "list"
      && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
