import Activation
import Foundation

/// Where mails are handed over: an SMTP server with its login, read from `smtp[s]://user:password@host:port`.
public struct MailServer: Sendable, Hashable {
  /// TLS from the first byte; otherwise it is begun with STARTTLS.
  public let isSecure: Bool
  public let host: String
  public let port: Int
  public let user: Secret?
  public let password: Secret?

  /// Nil when the text is no such address. User and password are percent-decoded.
  public init?(_ text: String) {
    let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["smtp", "smtps"].contains(parts[0].lowercased()) else { return nil }
    let authority = parts[1].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let at = authority.lastIndex(of: "@")
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    isSecure = parts[0].lowercased() == "smtps"
    guard let (host, port) = Self.hostAndPort(place, isSecure) else { return nil }
    (self.host, self.port) = (host, port)
    let login = at.map { authority[..<$0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false) } ?? []
    let words = login.map { String($0).removingPercentEncoding }
    guard words.allSatisfy({ $0?.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true }) else { return nil }
    user = words.first.flatMap { $0 }.map { Secret($0) }
    password = words.count == 2 ? words[1].map { Secret($0) } : nil
  }

  private static func hostAndPort(_ place: Substring, _ isSecure: Bool) -> (String, Int)? {
    let usual = isSecure ? 465 : 587
    let isBracketed = place.hasPrefix("[")
    let end = isBracketed ? place.firstIndex(of: "]").map(place.index(after:)) : place.firstIndex(of: ":")
    let host = place[..<(end ?? place.endIndex)]
    let rest = place[host.endIndex...]
    let isPlain = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_[]:".contains($0)) }
    guard !host.isEmpty, isPlain, !isBracketed || host.hasSuffix("]") else { return nil }
    if rest.isEmpty { return (String(host), usual) }
    guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), (1...65_535).contains(port) else { return nil }
    return (String(host), port)
  }

  /// Nobody listens between a process and its own machine.
  var isLoopback: Bool { host == "localhost" || host == "[::1]" || host.hasPrefix("127.") }

  /// The address without the login, for libcurl and for messages.
  var address: String { "\(isSecure ? "smtps" : "smtp")://\(host):\(port)" }
}
