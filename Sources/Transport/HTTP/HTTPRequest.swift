import NIOCore

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
  /// The body as it is sent; a large one is shared, never copied.
  public var content: ByteBuffer
  /// What the request does, in words a person understands: “start the upload”.
  public var purpose: String
  /// False when sending it twice could act twice; then it is never repeated after an unclear answer (DESIGN 6).
  public var isRepeatable: Bool
  /// How long the exchange may take, when that is less than the sender allows.
  public var timeout: Duration?
  /// Reads an answer whose status alone does not say that another attempt may help: the reason to send again, or nil.
  /// S3 hides failures that pass inside 200 and 400.
  public var passingReason: (@Sendable (HTTPResponse) -> String?)?

  public init(
    _ method: String, _ url: String, headers: [Header] = [], content: ByteBuffer, purpose: String,
    isRepeatable: Bool = true
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.content = content
    self.purpose = purpose
    self.isRepeatable = isRepeatable
  }

  public init(
    _ method: String, _ url: String, headers: [Header] = [], body: [UInt8] = [], purpose: String,
    isRepeatable: Bool = true
  ) {
    self.init(
      method, url, headers: headers, content: ByteBuffer(bytes: body), purpose: purpose, isRepeatable: isRepeatable)
  }

  /// A copy of the body.
  public var body: [UInt8] { Array(content.readableBytesView) }
}
