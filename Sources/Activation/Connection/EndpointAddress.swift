/// The parts of a base URL that decide whether it may be used.
public struct EndpointAddress: Sendable, Hashable {
  let isSecure: Bool
  public let host: String

  /// Nil when the text is no http or https address with a host.
  public init?(_ text: String) {
    let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else { return nil }
    let authority = parts[1].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.contains("@"), !authority.contains(where: \.isWhitespace) else { return nil }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    guard !host.isEmpty else { return nil }
    isSecure = parts[0].lowercased() == "https"
    self.host = host.lowercased()
  }

  /// https, or http that does not leave this machine (DESIGN 3).
  public var isSafe: Bool { isSecure || isLoopback }

  var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || (host.hasPrefix("127.") && host.split(separator: ".").count == 4)
  }
}
