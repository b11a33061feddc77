import Synchronization

/// Whether the stand-in uses the words of guides and samples instead of those of the specification: upload statuses
/// PENDING and COMPLETED, list key `executionDataList` (contract 4.4, 6.2).
final class WordSwitch: Sendable {
  private let state = Mutex(false)

  var isAlternative: Bool {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  func word(for status: RemoteUpload.Status) -> String {
    guard isAlternative else { return status.rawValue }
    return switch status {
    case .submitted: "PENDING"
    case .success: "COMPLETED"
    case .inProgress, .failed: status.rawValue
    }
  }
}
