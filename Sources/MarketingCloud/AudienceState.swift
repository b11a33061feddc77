import Activation

/// Where an audience stands at Amazon (contract 6.2).
public struct AudienceState: RemoteState, Hashable {
  /// `audienceExecutionId`.
  public let id: String
  /// Amazon's own word: PENDING, RUNNING, SUCCEEDED, FAILED, DEACTIVATED.
  public let status: String
  /// Why, mostly on failure.
  public let reason: String?
  /// How many people it holds; nil while Amazon does not say.
  public let size: Int?

  public init(id: String, status: String, reason: String? = nil, size: Int? = nil) {
    self.id = id
    self.status = status
    self.reason = reason
    self.size = size
  }

  public var phase: RemotePhase { RemotePhase(status: status) }

  init?(_ value: DocumentValue, fallbackID: String? = nil) {
    guard let id = value["audienceExecutionId"]?.scalarText ?? fallbackID else { return nil }
    self.init(
      id: id, status: value["status"]?.scalarText ?? "PENDING", reason: value["statusReason"]?.scalarText,
      size: value["audienceCount"]?.scalarText.flatMap(Int.init))
  }
}
