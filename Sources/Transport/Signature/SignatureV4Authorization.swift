/// The `authorization` header of a signed request, taken apart.
public struct SignatureV4Authorization: Sendable, Hashable {
  public let accessKeyID: String
  /// `yyyyMMdd`.
  public let day: String
  public let region: String
  public let service: String
  /// Lower case, in the order written.
  public let signedHeaders: [String]
  public let signature: String

  public init(
    accessKeyID: String, day: String, region: String, service: String, signedHeaders: [String], signature: String
  ) {
    self.accessKeyID = accessKeyID
    self.day = day
    self.region = region
    self.service = service
    self.signedHeaders = signedHeaders
    self.signature = signature
  }

  public var headerValue: String {
    "\(SignatureV4.algorithm) Credential=\(accessKeyID)/\(day)/\(region)/\(service)/aws4_request, "
      + "SignedHeaders=\(signedHeaders.joined(separator: ";")), Signature=\(signature)"
  }

  /// Reads a header as a server receives it; nil when it is not a complete Signature Version 4 header.
  public init?(headerValue: String) {
    guard headerValue.hasPrefix("\(SignatureV4.algorithm) ") else { return nil }
    var fields: [Substring: String] = [:]
    for field in headerValue.dropFirst(SignatureV4.algorithm.count).split(separator: ",") {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard let name = parts.first?.trimmed, parts.count == 2 else { return nil }
      fields[name] = String(parts[1].trimmed)
    }
    guard let credential = fields["Credential"], let names = fields["SignedHeaders"],
      let signature = fields["Signature"]
    else { return nil }
    let scope = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard scope.count == 5, scope[4] == "aws4_request" else { return nil }
    self.init(
      accessKeyID: scope[0], day: scope[1], region: scope[2], service: scope[3],
      signedHeaders: names.split(separator: ";").map { $0.lowercased() }, signature: signature)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    return start[..<(start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex)]
  }
}
