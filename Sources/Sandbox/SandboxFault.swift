/// Something the stand-ins do instead of, or beside, their own answer to certain requests.
public struct SandboxFault: Sendable, Hashable {
  /// Whether the request takes effect although its answer is the fault's.
  public enum Moment: Sendable, Hashable {
    /// Nothing happens: the request never reached the service.
    case insteadOfHandling
    /// The request takes effect and only its answer is lost.
    case afterHandling
  }

  /// What the caller gets to see.
  public enum Effect: Sendable, Hashable {
    case answer(status: Int, headers: [String: String], body: String)
    /// The connection is reset without an answer.
    case reset
    /// The connection stays open and nothing is said until the caller gives up.
    case silence
    /// The own answer, but so much later.
    case delay(Duration)
    /// The own answer with words replaced, such as `SUCCESS` by `COMPLETED`; only whole JSON strings are.
    case words([String: String])
  }

  /// nil matches every method.
  public var method: String?
  /// How the path begins; `*` stands for any text without a slash.
  public var pathPrefix: String
  /// How many matching requests are let through first.
  public var skip: Int
  public var times: Int
  public var effect: Effect
  public var moment: Moment

  public init(
    method: String? = nil, pathPrefix: String, skip: Int = 0, times: Int = 1, effect: Effect,
    moment: Moment = .insteadOfHandling
  ) {
    self.method = method
    self.pathPrefix = pathPrefix
    self.skip = skip
    self.times = times
    self.effect = effect
    self.moment = moment
  }

  /// An answer of a service that fails.
  public init(
    method: String? = nil, pathPrefix: String, skip: Int = 0, times: Int = 1, status: Int,
    headers: [String: String] = [:], body: String = "", moment: Moment = .insteadOfHandling
  ) {
    self.init(
      method: method, pathPrefix: pathPrefix, skip: skip, times: times,
      effect: .answer(status: status, headers: headers, body: body), moment: moment)
  }

  func matches(method: String, path: String) -> Bool {
    (self.method ?? method) == method && Self.begins(path[...], with: pathPrefix[...])
  }

  private static func begins(_ path: Substring, with pattern: Substring) -> Bool {
    guard let first = pattern.first else { return true }
    guard first == "*" else { return path.first == first && begins(path.dropFirst(), with: pattern.dropFirst()) }
    let rest = pattern.dropFirst()
    if begins(path, with: rest) { return true }
    guard let next = path.first, next != "/" else { return false }
    return begins(path.dropFirst(), with: pattern)
  }
}
