/// Where an upload stands at Amazon (contract 4.4).
public struct UploadState: RemoteState, Hashable {
  public let id: String
  /// Amazon's own word, such as `IN_PROGRESS`.
  public let status: String
  /// Free text, mostly on failure.
  public let message: String?
  /// Amazon's counts as it writes them; the only documented key is `OutputRowCount`.
  public let metrics: [String: String]

  public init(id: String, status: String, message: String? = nil, metrics: [String: String] = [:]) {
    self.id = id
    self.status = status
    self.message = message
    self.metrics = metrics
  }

  public var phase: RemotePhase { RemotePhase(status: status) }
}
