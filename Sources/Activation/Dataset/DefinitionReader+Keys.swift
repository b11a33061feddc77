/// Keys that AMC does not know. It ignores them, so a misspelt one would silently change nothing (contract 3.2).
extension DefinitionReader {
  private static let datasetKeys = [
    "dataSetId", "columns", "description", "period", "countryCode", "customerEncryptionKeyArn",
  ]
  private static let columnKeys = [
    "name", "columnType", "dataType", "description", "nullable", "isMainEventTime", "isMainUserId", "isMainUserIdType",
    "isCountryCode", "requiresOneWayHashing", "consentType", "externalUserIdType",
  ]

  /// What Amazon's own uploader sends although AMC makes nothing of it, and where a person says it here.
  private static let uploaderKeys = [
    "fileFormat": "Remove it; result_settings.file_format says it.",
    "compressionFormat": "Remove it; files are always gzip.",
    "updateStrategy": "Remove it; result_settings.update_strategy says it.",
    "encryptionMode": "Remove it; customerEncryptionKeyArn alone chooses the key.",
    "dataSetType": "Remove it; a main event time makes the data set FACT.",
    "ContainsIdentity": "Remove it; columns with externalUserIdType say it.",
    "isNullable": "Write nullable.",
  ]

  mutating func noteUnknownKeys(ofDataset map: DocumentMap) {
    note(map.keys, among: Self.datasetKeys, path)
  }

  mutating func noteUnknownKeys(ofColumn map: DocumentMap, _ path: FieldPath) {
    note(map.keys.filter { $0 != Self.formerIdentityKey }, among: Self.columnKeys, path)
  }

  /// The uploader writes the key ARN beside `dataSet`; it belongs inside (contract 3.2).
  mutating func noteUnknownKeys(besideDataset map: DocumentMap) {
    note(map.keys.filter { $0 != "dataSet" && $0 != outerKeyARN }, among: ["dataSet", outerKeyARN], path)
    guard map[outerKeyARN]?.isNull == false else { return }
    warn(
      .unknownKey, path.appending(outerKeyARN), "The key stands beside dataSet; it is sent inside.",
      fix: "Move it into dataSet.")
  }

  var outerKeyARN: String { "customerEncryptionKeyArn" }

  /// Of an older form of `externalUserIdType`, which one of Amazon's guides still shows (contract 3.3).
  static let formerIdentityKey = "hashedExternalIdentity"

  private mutating func note(_ keys: [String], among known: [String], _ path: FieldPath) {
    for key in keys where !known.contains(key) {
      let suggestion = Spelling.closest(to: key, among: known).map { "Did you mean \($0)?" }
      warn(
        .unknownKey, path.appending(key), "The key “\(key)” is not known to AMC.",
        fix: Self.uploaderKeys[key] ?? suggestion ?? "Remove it; Amazon ignores it.")
    }
  }
}
