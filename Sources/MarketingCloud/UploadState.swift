import Activation

/// Where an upload stands at Amazon (contract 4.4).
public struct UploadState: Sendable, Hashable {
  public enum Phase: Sendable, Hashable {
    case running
    case succeeded
    case failed
  }

  public let id: String
  /// Amazon's own word, such as `IN_PROGRESS`.
  public let status: String
  /// Free text, mostly on failure.
  public let message: String?
  /// `metrics.OutputRowCount`.
  public let outputRowCount: String?

  public init(id: String, status: String, message: String? = nil, outputRowCount: String? = nil) {
    self.id = id
    self.status = status
    self.message = message
    self.outputRowCount = outputRowCount
  }

  /// Specification and guides use different words; unknown ones are read as failed only when they sound final.
  public var phase: Phase {
    switch status.uppercased() {
    case "SUCCESS", "SUCCEEDED", "COMPLETED": .succeeded
    case "PENDING", "SUBMITTED", "IN_PROGRESS", "RUNNING", "QUEUED", "": .running
    default: .failed
    }
  }
}
