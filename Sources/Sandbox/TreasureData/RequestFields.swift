import Activation
import Transport

/// The parameters of a POST in whichever of the four shapes clients send them: `multipart/form-data`, urlencoded, JSON,
/// and a JSON body with parameters in the query (contract 1.2).
struct RequestFields {
  private var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name] }

  init(_ request: IncomingRequest) async throws {
    for item in request.query { values[item.name] = item.value ?? "" }
    let body = try await request.document()
    guard !body.isEmpty else { return }
    switch request.mediaType {
    case "multipart/form-data": takeParts(body, boundary: Self.boundary(request.header("content-type") ?? ""))
    case "application/json":
      for entry in try JSONText.read(body).map?.entries ?? [] {
        values[entry.key] = entry.value.scalarText ?? (entry.value.isNull ? nil : JSONText.write(entry.value))
      }
    default:
      let text = String(decoding: body, as: UTF8.self).replacing("+", with: "%20")
      for item in AWSPercentEncoding.items(ofQuery: text) ?? [] { values[item.name] = item.value ?? "" }
    }
  }

  private static func boundary(_ contentType: String) -> String {
    let parameter = contentType.split(separator: ";").map { $0.drop { $0 == " " } }.first { $0.hasPrefix("boundary=") }
    return parameter.map { $0.dropFirst("boundary=".count).filter { $0 != "\"" } } ?? ""
  }

  private mutating func takeParts(_ body: [UInt8], boundary: String) {
    let text = String(decoding: body, as: UTF8.self)
    for part in text.split(separator: "--\(boundary)") {
      let halves = part.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let name = halves[0].firstMatch(of: /[; ]name="([^"]*)"/) else { continue }
      values[String(name.1)] = String(halves[1].hasSuffix("\r\n") ? halves[1].dropLast(1) : halves[1])
    }
  }
}
