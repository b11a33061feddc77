import Activation

/// An AMC instance, as far as an export needs to know it (contract 2.2).
public struct Instance: Sendable, Hashable {
  /// Opaque; Amazon publishes no pattern.
  public let id: String
  public let name: String?
  /// The Amazon-owned AWS account that reads uploaded files; it goes into the bucket policy (contract 9.1).
  public let dataUploadAccountID: String?

  public init(id: String, name: String? = nil, dataUploadAccountID: String? = nil) {
    self.id = id
    self.name = name
    self.dataUploadAccountID = dataUploadAccountID
  }

  init?(_ value: DocumentValue) {
    guard let id = value["instanceId"]?.scalarText else { return nil }
    self.init(
      id: id, name: value["instanceName"]?.scalarText,
      dataUploadAccountID: value["dataUploadAwsAccountId"]?.scalarText)
  }
}
