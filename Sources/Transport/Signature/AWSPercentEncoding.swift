/// The percent-encoding AWS signs: RFC 3986's unreserved characters stay, every other byte becomes `%XX` in upper case.
///
/// Source: “Create a signed AWS API request”, function `UriEncode` (docs.aws.amazon.com/IAM).
public enum AWSPercentEncoding {
  /// Encodes one piece of text, a `/` included: for query names, query values and single path segments.
  public static func component(_ text: some StringProtocol) -> String { encode(text, keeping: nil) }

  /// Encodes an S3 object key or another path; every `/` stays.
  public static func path(_ text: some StringProtocol) -> String { encode(text, keeping: UInt8(ascii: "/")) }

  /// The query string of these items in their given order, without the question mark. A nil value is sent as `name=`.
  public static func query(_ items: [SignatureV4Request.QueryItem]) -> String {
    items.map { "\(component($0.name))=\(component($0.value ?? ""))" }.joined(separator: "&")
  }

  /// Undoes percent-encoding; a `%` without two hexadecimal digits stands for itself.
  /// - Returns: nil when the bytes are not UTF-8.
  public static func decode(_ text: some StringProtocol) -> String? {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%"), let byte = escapedByte(bytes[position...].dropFirst().prefix(2)) {
        decoded.append(byte)
        position += 3
      } else {
        decoded.append(bytes[position])
        position += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Splits the query string of a received request into decoded items; a `+` stays a plus sign.
  /// - Returns: nil when a name or value is not UTF-8.
  public static func items(ofQuery query: some StringProtocol) -> [SignatureV4Request.QueryItem]? {
    var items: [SignatureV4Request.QueryItem] = []
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decode(parts[0]) else { return nil }
      guard parts.count > 1 else {
        items.append(.init(name, nil))
        continue
      }
      guard let value = decode(parts[1]) else { return nil }
      items.append(.init(name, value))
    }
    return items
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encode(_ text: some StringProtocol, keeping kept: UInt8?) -> String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isUnreserved(byte) || byte == kept {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func escapedByte(_ pair: ArraySlice<UInt8>) -> UInt8? {
    guard pair.count == 2, pair.allSatisfy({ $0 < 0x80 && Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    return UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
  }
}
