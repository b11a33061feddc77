import Crypto

/// The two kinds of API key (contract 1.2).
struct TreasureDataKeys: Sendable {
  enum Right: Sendable {
    case master
    case writeOnly
  }

  let master: String
  let writeOnly: String
  /// Not a key, but made the same way.
  let trinoPassword: String

  /// Keys that stay the same as long as the sandbox's login does.
  init(of identity: SandboxIdentity) {
    master = Self.key("master", identity)
    writeOnly = Self.key("write-only", identity)
    trinoPassword = String(Self.key("trino", identity).suffix(20))
  }

  private static func key(_ kind: String, _ identity: SandboxIdentity) -> String {
    let digest = SHA256.hash(data: Array("\(kind) \(identity.login.clientSecret)".utf8))
    return "1/\(Hexadecimal.text(of: digest).prefix(40))"
  }

  func check(_ request: IncomingRequest) throws(TreasureDataRefusal) -> Right {
    switch request.header("authorization") {
    case "TD1 \(master)": return .master
    case "TD1 \(writeOnly)": return .writeOnly
    default: throw TreasureDataRefusal(status: 401, message: "Authentication failed")
    }
  }
}
