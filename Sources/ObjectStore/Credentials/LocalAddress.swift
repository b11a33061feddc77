/// A URL that hands out keys: by https anywhere, by plain http only where nothing leaves this machine.
struct LocalAddress {
  private let scheme: Substring
  private let host: Substring

  init(_ url: String) {
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    scheme = parts.count == 2 ? parts[0] : ""
    let authority = (parts.count == 2 ? parts[1] : "").prefix { !"/?#".contains($0) }
    // A user's name in front of the host would hide which host is meant.
    if authority.contains("@") {
      host = ""
    } else {
      host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    }
  }

  func mayBeAsked(linkLocal: Set<String>) -> Bool {
    guard !host.isEmpty else { return false }
    return scheme == "https" || (scheme == "http" && (isLoopback || linkLocal.contains(host.lowercased())))
  }

  private var isLoopback: Bool {
    host == "localhost" || host == "[::1]" || host.wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
  }
}
