/// A request the stand-ins answered: no header, body or secret is kept.
public struct RecordedRequest: Sendable, Hashable {
  public let method: String
  /// Percent-encoded, as in the request line.
  public let path: String
  /// The query string; empty for the login pages, whose parameters are not kept.
  public let query: String
  public let status: Int
}
