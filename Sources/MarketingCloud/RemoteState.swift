/// Where something stands that Amazon was asked to do.
public protocol RemoteState: Sendable {
  /// Amazon's own word.
  var status: String { get }
  var phase: RemotePhase { get }
}
