/// Why no answer came.
public struct TransportError: Error, Hashable, Sendable {
  public enum Kind: Sendable, Hashable {
    /// The name of the host leads nowhere.
    case unknownHost
    /// Nobody listens at the address.
    case refused
    /// The connection was cut while it was in use.
    case reset
    /// The other side could not prove who it is, or offers no encryption we take. Another attempt would not help.
    case insecure
    /// Any other failure of the network.
    case unreachable
    case timeout
    case cancelled
    /// The request could not even be made, for this reason.
    case unprepared(RemoteFailure)
  }

  public var kind: Kind
  /// The reason in words, without URLs' queries or headers.
  public var reason: String

  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// Whether sending again may help (DESIGN 6).
  public var isPassing: Bool {
    switch kind {
    case .unknownHost, .refused, .reset, .unreachable, .timeout: true
    case .insecure, .cancelled, .unprepared: false
    }
  }

  /// What a person can do about it.
  public var fix: String {
    switch kind {
    case .unknownHost: "Check the host's name, and that this machine can resolve names."
    case .refused: "Check host and port of the address, and that no firewall stands between."
    case .insecure:
      "Check that the clock is right and that the host's certificate is signed by an authority this machine trusts."
    case .timeout: "Check the network, a proxy or firewall that swallows packets, then run again."
    case .reset, .unreachable, .cancelled, .unprepared: "Check the network and the address, then run again."
    }
  }
}
