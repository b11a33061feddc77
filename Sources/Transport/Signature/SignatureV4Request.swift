/// The parts of an HTTP request that Signature Version 4 covers.
public struct SignatureV4Request: Sendable, Hashable {
  /// A query parameter, not percent-encoded. A nil value and an empty one are signed alike.
  public struct QueryItem: Sendable, Hashable {
    public let name: String
    public let value: String?

    public init(_ name: String, _ value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// A header line; its name counts in any letter case.
  public struct Header: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var method: String
  /// The path exactly as it stands in the request line: percent-encoded, with a leading `/`; empty means `/`.
  public var path: String
  public var query: [QueryItem]
  /// The headers to sign; `host` has to be among them, with its port where the port is not the scheme's own.
  public var headers: [Header]
  /// 64 lower-case hexadecimal digits of the body's SHA-256, or `SignatureV4.unsignedPayload`.
  public var payloadHash: String

  public init(
    method: String, path: String, query: [QueryItem] = [], headers: [Header],
    payloadHash: String = SignatureV4.emptyPayloadHash
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.payloadHash = payloadHash
  }
}
