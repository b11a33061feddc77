/// One request to a remote system, complete and ready to send.
public struct HTTPRequest: Sendable {
  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var method: String
  /// The whole URL, percent-encoded.
  public var url: String
  public var headers: [Header]
  public var body: [UInt8]
  /// What the request does, in words a person understands: “start the upload”.
  public var purpose: String
  /// False when sending it twice could act twice; then it is never repeated after an unclear answer (DESIGN 6).
  public var isRepeatable: Bool

  public init(
    _ method: String, _ url: String, headers: [Header] = [], body: [UInt8] = [], purpose: String,
    isRepeatable: Bool = true
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.purpose = purpose
    self.isRepeatable = isRepeatable
  }
}
