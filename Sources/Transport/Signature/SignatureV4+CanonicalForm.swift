extension SignatureV4 {
  func canonicalPath(_ path: String) -> String {
    switch pathRule {
    case .asWritten: path.isEmpty ? "/" : path
    case .normalizedAndEncodedAgain: AWSPercentEncoding.path(normalized(path))
    }
  }

  /// Encoded, then sorted by name and by value, as the bytes of the encoded text stand.
  func canonicalQuery(_ items: [SignatureV4Request.QueryItem]) -> String {
    items.map { (AWSPercentEncoding.component($0.name), AWSPercentEncoding.component($0.value ?? "")) }
      .sorted { $0 < $1 }
      .map { "\($0)=\($1)" }
      .joined(separator: "&")
  }

  /// Header lines of one name joined by commas in their order, outer blanks cut, inner runs of blanks made one.
  func canonicalValue(of name: String, in request: SignatureV4Request) -> String {
    request.headers.filter { $0.name.lowercased() == name }
      .map { $0.value.split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ") }
      .joined(separator: ",")
  }

  /// RFC 3986 5.2.4, with empty segments dropped.
  private func normalized(_ path: String) -> String {
    var segments: [Substring] = []
    for segment in path.split(separator: "/") {
      switch segment {
      case ".": continue
      case "..": _ = segments.popLast()
      default: segments.append(segment)
      }
    }
    let ends = path.hasSuffix("/") && !segments.isEmpty
    return "/" + segments.joined(separator: "/") + (ends ? "/" : "")
  }
}

/// Two digits a byte, lower case.
func lowercaseHexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
