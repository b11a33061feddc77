import Activation

/// A column as the sandbox keeps it. Read here once more, so that the product is not its own judge.
struct RemoteColumn: Sendable, Hashable {
  let name: String
  let type: DataType
  let nullable: Bool
  let isMetric: Bool
  let isMainEventTime: Bool
  let isMainUserID: Bool
  let isMainUserIDType: Bool
  let isCountryCode: Bool
  let consent: String?
  let isIdentity: Bool
  /// Such as `EMAIL` or `MAID`; nil for columns that identify nobody.
  let identityKind: String?
  /// A hashedPii column other than COUNTRY_CODE, of which nobody knows whether it is hashed (contract 13).
  let isHashed: Bool
  /// As it is shown, with its defaults filled in.
  let document: DocumentValue

  /// AMC fills the two user id columns itself; what a file holds for them is overwritten (contract 3.3).
  var isFilledByAmazon: Bool { isMainUserID || isMainUserIDType }

  static let userID = RemoteColumn(filledByAmazon: "user_id", flag: "isMainUserId")
  static let userIDType = RemoteColumn(filledByAmazon: "user_id_type", flag: "isMainUserIdType")

  private init(filledByAmazon name: String, flag: String) {
    var problems: [String] = []
    self.init(
      [
        "name": .text(name), "columnType": "DIMENSION", "dataType": "STRING", "nullable": true,
        "isMainUserId": .bool(flag == "isMainUserId"), "isMainUserIdType": .bool(flag == "isMainUserIdType"),
      ], problems: &problems)
  }

  /// Reads a column (contract 3.3); unknown keys are ignored, null stands for an absent optional key.
  init(_ value: DocumentValue, problems: inout [String]) {
    let reader = ColumnReader(value)
    name = reader.name
    type = reader.type ?? .string
    isMetric = value["columnType"] == "METRIC"
    nullable = reader.flag("nullable", default: true)
    isMainEventTime = reader.flag("isMainEventTime")
    isMainUserID = reader.flag("isMainUserId")
    isMainUserIDType = reader.flag("isMainUserIdType")
    isCountryCode = reader.flag("isCountryCode")
    consent = value["consentType"]?.scalarText.map { ColumnReader.consentNames[$0] ?? $0 }
    isIdentity = reader.identity != nil
    identityKind = reader.identity?.kind
    isHashed = reader.identity.map { $0.key == "hashedPii" && $0.kind != "COUNTRY_CODE" } ?? false
    document = reader.document
    problems += reader.problems
  }
}
