/// Whether Amazon is done with what it was asked for. Specification and guides use different words (contract 4.4, 5, 6.2).
public enum RemotePhase: Sendable, Hashable {
  case running
  case succeeded
  case failed

  /// A word nobody has told us is taken for one of work under way: asking once more does no harm, giving up does.
  public init(status: String) {
    switch status.uppercased().filter({ $0 != "_" && $0 != " " }) {
    case "SUCCESS", "SUCCEEDED", "COMPLETED": self = .succeeded
    case "FAILED", "FAILURE", "ERROR", "REJECTED", "CANCELLED", "CANCELED", "PARTIALLYSUCCEEDED", "DEACTIVATED":
      self = .failed
    default: self = .running
    }
  }
}
