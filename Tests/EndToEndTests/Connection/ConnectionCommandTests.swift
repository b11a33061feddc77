import Foundation
import Testing

@Suite("connection add, list, show and remove")
struct ConnectionCommandTests {
  private let home: TestHome
  init() throws { home = try TestHome() }

  private static let flags = [
    "--amc-instance-id", "amcr1aaaa1a", "--client-id=amzn1.application-oa2-client.0a1b", "--login-region", "eu",
    "--client-secret", "env:CLIENT_SECRET", "--auth-method", "basic", "--access-key-id", "AKIAINVENTED",
    "--secret-access-key", "file:keys/s3",
  ]

  @Test("add writes a file that list and show read; remove removes it")
  func life() async throws {
    let added = try await home.run(["connection", "add", "acme-eu"] + Self.flags)
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.errors.contains("connection login acme-eu"))
    try home.write("activation: weekly\nconnection: acme-eu\n", to: "activations/weekly.yaml")

    struct Listed: Decodable {
      let name: String
      let region: String
      let authMethod: String
      let activations: [String]
    }
    let listed = try await home.run(["connection", "list", "--json"]).json([Listed].self)
    #expect(listed.map(\.name) == ["acme-eu"] && listed[0].region == "eu" && listed[0].authMethod == "basic")
    #expect(listed[0].activations == ["weekly"])

    let refused = try await home.run(["connection", "remove", "acme-eu"])
    #expect(refused.status == 64 && refused.errors.contains("--yes") && refused.errors.contains("weekly"))
    #expect(try await home.run(["connection", "remove", "acme-eu", "--yes"]).status == 0)
    #expect(try await home.run(["connection", "show", "acme-eu"]).status == 78)
  }

  @Test("show tells where each secret comes from and whether it is there, and prints none")
  func show() async throws {
    _ = try await home.run(["connection", "add", "acme-eu"] + Self.flags)
    try FileManager.default.createDirectory(atPath: "\(home.folder)/keys", withIntermediateDirectories: true)
    try home.write("planted-7f3a-key\n", to: "keys/s3")
    chmod("\(home.folder)/keys/s3", 0o644)
    struct Shown: Decodable {
      struct Place: Decodable {
        let path: String
        let from: String
        let resolves: Bool
        let reason: String?
      }
      let secrets: [Place]
      let endpoints: [String: String]
      let issues: [PrintedIssue]
    }
    let outcome = try await home.run(["connection", "show", "acme-eu", "--json"])
    let shown = try outcome.json(Shown.self)
    let places = Dictionary(shown.secrets.map { ($0.path, $0) }) { $1 }
    #expect(places["login.client_secret"]?.resolves == false)
    #expect(places["login.client_secret"]?.reason?.contains("CLIENT_SECRET") == true)
    #expect(places["s3.secret_access_key"]?.resolves == true && places["s3.secret_access_key"]?.from == "file:keys/s3")
    #expect(shown.endpoints["login_token"] == "https://api.amazon.co.uk/auth/o2/token")
    #expect(shown.endpoints["login_authorize"] == "https://eu.account.amazon.com/ap/oa")
    #expect(shown.endpoints["ads_api"] == "https://advertising-api-eu.amazon.com")
    #expect(
      shown.issues.contains { $0.code == "store_insecure" && $0.severity == "warning" && $0.fix.contains("chmod 600") })
    let text = try await home.run(["connection", "show", "acme-eu"])
    #expect(!(outcome.output + text.output + text.errors).contains("planted-7f3a"))
  }

  @Test("add names the flags that are missing where nobody can be asked")
  func missing() async throws {
    let outcome = try await home.run(["connection", "add", "acme", "--auth-method", "session"])
    #expect(outcome.status == 64)
    for flag in [
      "--amc-instance-id", "--login-client-id", "--login-client-secret", "--s3-access-key-id",
      "--s3-secret-access-key", "--s3-session-token",
    ] { #expect(outcome.errors.contains(flag), "\(flag)") }
    #expect(!FileManager.default.fileExists(atPath: "\(home.folder)/connections/acme.yaml"))
  }

  @Test("add takes sealed secrets of the connection's name by itself")
  func sealed() async throws {
    for key in ["client_secret", "secret_access_key"] {
      let set = try await home.start(["secret", "set", "acme/\(key)"], input: "planted-7f3a").outcome()
      #expect(set.status == 0, "\(set.errors)")
    }
    let outcome = try await home.run([
      "connection", "add", "acme", "--amc-instance-id", "amcr1", "--client-id", "client", "--auth-method", "basic",
      "--access-key-id", "env:KEY",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let file = try String(contentsOfFile: "\(home.folder)/connections/acme.yaml", encoding: .utf8)
    #expect(file.contains("client_secret: store:acme/client_secret"))
    #expect(file.contains("secret_access_key: store:acme/secret_access_key"))
  }

  @Test(
    "add refuses with 64 and a reason, and repeats no secret",
    arguments: [
      (["acme", "--regin", "NA"], "did you mean"), (["acme", "--region", "NA"], "--login-region or --s3-region"),
      (["acme", "--client-secret", "planted-7f3a"], "never the secret"), (["acme", "--client-id"], "needs a value"),
      (["acme", "--client-id", "a", "--login-client-id", "b"], "given twice"), (["../acme"], "no name of a connection"),
      ([".acme"], "no name of a connection"), (["a", "b"], "one name"), ([], "missing"),
      (["acme", "--auth-method", "anonymous"], "Anonymous"), (["acme", "--login-region", "MARS"], "NA, EU, FE"),
    ])
  func refuses(words: [String], reason: String) async throws {
    let outcome = try await home.run(["connection", "add"] + words)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(!outcome.errors.contains("planted-7f3a"))
  }
}
