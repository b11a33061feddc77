import Activation
import Hummingbird
import Transport

/// A request as the stand-ins see it, the path and query still as the client wrote them.
struct IncomingRequest: Sendable {
  let method: String
  /// Percent-encoded, as signed.
  let path: String
  let queryText: String
  let query: [SignatureV4Request.QueryItem]
  /// `host`, with the port.
  let authority: String
  let headers: HTTPFields
  let body: RequestBody
  let connection: ClientConnection

  init(_ request: Request, over connection: ClientConnection) {
    self.connection = connection
    let target = (request.head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    method = request.method.rawValue
    path = target.first.map(String.init) ?? "/"
    queryText = target.count > 1 ? String(target[1]) : ""
    query = AWSPercentEncoding.items(ofQuery: queryText) ?? []
    authority = request.head.authority ?? ""
    headers = request.headers
    body = request.body
  }

  /// The values of a header joined by commas; nil when it is absent.
  func header(_ name: String) -> String? {
    let values = headers.filter { $0.name.rawName.lowercased() == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  func queryValue(_ name: String) -> String? { query.first { $0.name == name }.map { $0.value ?? "" } }

  /// The decoded path segments.
  var segments: [String] { path.split(separator: "/").map { AWSPercentEncoding.decode($0) ?? String($0) } }

  /// The media type without its parameters, lower case.
  var mediaType: String? {
    header("content-type")?.split(separator: ";").first.map { $0.lowercased().filter { $0 != " " } }
  }

  /// The whole body. Documents of these services are small, so a larger one is an error.
  func document(upTo limit: Int = 4 << 20) async throws -> [UInt8] {
    Array(try await body.collect(upTo: limit).readableBytesView)
  }
}
