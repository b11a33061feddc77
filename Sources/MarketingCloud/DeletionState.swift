import Activation

/// Where a deletion request stands at Amazon; it is pending or has succeeded, there is no failure (contract 5).
public struct DeletionState: RemoteState, Hashable {
  public let id: String
  /// Amazon's own word.
  public let status: String
  public let identityCount: Int?

  public init(id: String, status: String, identityCount: Int? = nil) {
    self.id = id
    self.status = status
    self.identityCount = identityCount
  }

  public var phase: RemotePhase { RemotePhase(status: status) }

  init?(_ value: DocumentValue, fallbackID: String? = nil) {
    guard let id = value["userDeletionRequestId"]?.scalarText ?? fallbackID else { return nil }
    self.init(
      id: id, status: value["status"]?.scalarText ?? "PENDING",
      identityCount: value["identityCount"]?.scalarText.flatMap(Int.init))
  }
}
