/// An answer the stand-ins give instead of their own, a number of times.
public struct SandboxFault: Sendable, Hashable {
  /// Whether the request takes effect although its answer is the fault's.
  public enum Moment: Sendable, Hashable {
    /// Nothing happens: the request never reached the service.
    case insteadOfHandling
    /// The request takes effect and only its answer is lost.
    case afterHandling
  }

  /// nil matches every method.
  public var method: String?
  public var pathPrefix: String
  public var times: Int
  public var status: Int
  public var headers: [String: String]
  public var body: String
  public var moment: Moment

  public init(
    method: String? = nil, pathPrefix: String, times: Int = 1, status: Int, headers: [String: String] = [:],
    body: String = "", moment: Moment = .insteadOfHandling
  ) {
    self.method = method
    self.pathPrefix = pathPrefix
    self.times = times
    self.status = status
    self.headers = headers
    self.body = body
    self.moment = moment
  }
}
