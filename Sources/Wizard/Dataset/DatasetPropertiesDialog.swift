import Activation

/// What a data set has beside its columns (contract 3.2).
enum DatasetPropertiesDialog {
  private static let keys = ["dataSetId", "description", "period", "countryCode", "customerEncryptionKeyArn"]

  static func make(_ document: DefinitionDocument) -> Dialog {
    let isFact = document.columns.contains { $0.role == .mainEventTime }
    let fields = [
      DialogField(
        "dataSetId", "Data set id", help: "Small letters, digits and _. Blank: the target's data set.",
        example: "loyalty_v1"),
      DialogField("description", "Description", help: "For people; up to 255 characters."),
      DialogField("period", "Partitions", .choice(periods), help: "How much time one partition of the set holds.") {
        _ in
        isFact
      },
      DialogField(
        "countryCode", "Country code", help: "Holds for rows without one of their own. Needs an identity column.",
        example: "US"),
      DialogField(
        "customerEncryptionKeyArn", "Encryption key", help: "A KMS key of your own, as an ARN. Blank: Amazon's."),
    ]
    let values = Dictionary(uniqueKeysWithValues: keys.map { ($0, document.property($0)) })
    return Dialog(.datasetProperties, "Data set", fields: fields, values: values)
  }

  static func apply(_ dialog: Dialog, to document: DefinitionDocument) -> DefinitionDocument {
    var document = document
    for key in keys { document.setProperty(key, dialog.value(key)) }
    return document
  }

  private static let periods: [Field.Choice] = [
    .init("", "one day, AMC's default"),
    .init("PT1H", "one hour"),
    .init("P1D", "one day"),
    .init("P1M", "one month"),
  ]
}
