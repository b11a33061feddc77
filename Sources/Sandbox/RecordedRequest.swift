/// A request the stand-ins answered: no header, body or secret is kept.
public struct RecordedRequest: Sendable, Hashable {
  public let method: String
  /// Percent-encoded, as in the request line.
  public let path: String
  /// The query string; empty for the login pages, whose parameters are not kept.
  public let query: String
  /// The HTTP status, or `unanswered`.
  public let status: Int

  /// The status of a request whose connection was reset or kept silent.
  public static let unanswered = 0
}
