import Activation

extension RemoteDataset {
  static let mostColumns = 100

  /// Reads the `dataSet` of a create request (contract 3.2 to 3.4).
  /// - Throws: a 400 with one entry a problem.
  init(_ value: DocumentValue) throws(MarketingCloudRefusal) {
    var problems: [String] = []
    id = value["dataSetId"]?.scalarText ?? ""
    if id.wholeMatch(of: /[a-z0-9_]+/) == nil || id == "list" {
      problems.append("dataSetId must consist of lower-case letters, digits and _")
    }
    description = value["description"]?.scalarText
    countryCode = value["countryCode"]?.scalarText
    encryptionKeyARN = value["customerEncryptionKeyArn"]?.scalarText
    columns = []
    for column in value["columns"]?.list ?? [] { columns.append(RemoteColumn(column, problems: &problems)) }
    if value["columns"]?.list == nil { problems.append("columns is required") }
    let period = value["period"]?.scalarText
    self.period = period.flatMap(Period.init) ?? .day
    if let period {
      if Period(rawValue: period) == nil { problems.append("period must be P1D, P1M or PT1H") }
      if !isFact { problems.append("period is for data sets with a main event time") }
    }
    problems += Self.problems(acrossColumns: columns)
    problems += Self.problems(ofCountryCode: countryCode, hasIdentity: hasIdentity)
    guard problems.isEmpty else { throw .invalid("Data set", problems) }
    addUserIDColumns()
  }

  static func problems(ofCountryCode code: String?, hasIdentity: Bool) -> [String] {
    guard let code else { return [] }
    var problems: [String] = []
    if code.wholeMatch(of: /[A-Z]{2}/) == nil { problems.append("countryCode must be two capital letters") }
    if !hasIdentity {
      problems.append("Country code cannot be specified for a data set that does not contain identity")
    }
    return problems
  }

  static func problems(acrossColumns columns: [RemoteColumn]) -> [String] {
    var problems: [String] = []
    if columns.count > mostColumns { problems.append("at most \(mostColumns) columns are allowed") }
    for (name, count) in counts(columns.map(\.name)) where count > 1 {
      problems.append("column \(name): the name stands \(count) times")
    }
    for (consent, count) in counts(columns.compactMap(\.consent)) where count > 1 {
      problems.append("consentType \(consent) stands \(count) times")
    }
    let flags: [(String, (RemoteColumn) -> Bool)] = [
      ("isMainEventTime", \.isMainEventTime), ("isMainUserId", \.isMainUserID),
      ("isMainUserIdType", \.isMainUserIDType), ("isCountryCode", \.isCountryCode),
    ]
    for (name, holds) in flags where columns.count(where: holds) > 1 {
      problems.append("\(name) is allowed for one column only")
    }
    return problems
  }

  private static func counts(_ words: [String]) -> [(String, Int)] {
    Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
  }

  /// Contract 3.3: an identity set without a main user id column gets the two that AMC fills.
  private mutating func addUserIDColumns() {
    guard hasIdentity, !columns.contains(where: \.isMainUserID) else { return }
    let names = Set(columns.map(\.name))
    for column in [RemoteColumn.userID, .userIDType] where !names.contains(column.name) { columns.append(column) }
  }
}
