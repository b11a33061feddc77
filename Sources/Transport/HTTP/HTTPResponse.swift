import Activation

/// The answer to a request.
public struct HTTPResponse: Sendable {
  public var status: Int
  public var headers: [HTTPRequest.Header]
  public var body: [UInt8]

  public init(status: Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public var isSuccess: Bool { (200..<300).contains(status) }

  /// The first header of that name, in any letter case.
  public func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }

  /// The body as JSON; nil when it is none, so that a broken body never hides the status (contract 7).
  public var json: DocumentValue? { try? JSONText.read(body) }
}
