import Transport

/// A path-style request taken apart, its signature checked.
struct ObjectStoreRequest: Sendable {
  let incoming: IncomingRequest
  let bucket: String
  /// Empty for requests to the bucket itself.
  let key: String
  let payloadHash: String
  /// What the signer may do.
  var permissions = Permissions.everything

  var method: String { incoming.method }

  init(_ incoming: IncomingRequest, payloadHash: String) {
    self.incoming = incoming
    self.payloadHash = payloadHash
    let path = incoming.path.drop { $0 == "/" }
    let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    bucket = parts.first.map { Self.decoded($0) } ?? ""
    key = parts.count > 1 ? Self.decoded(parts[1]) : ""
  }

  /// The region the signature is made for; nil without one.
  var signedRegion: String? {
    incoming.header("authorization").flatMap { SignatureV4Authorization(headerValue: $0) }?.region
  }

  func has(_ name: String) -> Bool { incoming.queryValue(name) != nil }
  func value(_ name: String) -> String? { incoming.queryValue(name) }

  func number(_ name: String, default fallback: Int, in range: ClosedRange<Int>) throws(ObjectStoreRefusal) -> Int {
    guard let text = value(name), !text.isEmpty else { return fallback }
    guard let number = Int(text), range.contains(number) else {
      throw .invalidArgument("\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The XML body, checked against the declared hash.
  func xml(root: String) async throws -> XMLTree {
    guard let tree = XMLText.read(try await checkedDocument()), tree.name == root else {
      throw ObjectStoreRefusal.malformedXML
    }
    return tree
  }

  /// The whole body, checked against the declared hash.
  func checkedDocument() async throws -> [UInt8] {
    let bytes = try await incoming.document()
    guard payloadHash == SignatureV4.unsignedPayload || SignatureV4.payloadHash(of: bytes) == payloadHash else {
      throw ObjectStoreRefusal(
        400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed."
      )
    }
    return bytes
  }

  private static func decoded(_ text: Substring) -> String { AWSPercentEncoding.decode(text) ?? String(text) }
}
