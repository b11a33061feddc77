import Activation

/// A data set in the list of an instance.
public struct DatasetSummary: Sendable, Hashable {
  public let id: String
  public let description: String?
  /// Nil when Amazon describes it in a way this version does not understand.
  public let definition: DatasetDefinition?

  init?(_ value: DocumentValue) {
    guard let id = value["dataSetId"]?.scalarText else { return nil }
    self.id = id
    description = value["description"]?.scalarText
    definition = DatasetDefinition(remote: value, fallbackID: id)
  }
}
