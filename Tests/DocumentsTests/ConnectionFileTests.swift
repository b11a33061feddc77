import Activation
import Documents
import Foundation
import Testing

@Suite("Connection files")
struct ConnectionFileTests {
  private let home: Home

  init() {
    let folder = NSTemporaryDirectory() + "documents-tests-\(UUID().uuidString)"
    home = Home(folder: folder, stateFolder: folder + "/state")
  }

  static let texts: [(before: String, after: String)] = [
    (
      "# mine\nconnection: acme\nlogin:\n  refresh_token:\n  client_id: c # id\n",
      "# mine\nconnection: acme\nlogin:\n  refresh_token: store:acme/t\n  client_id: c # id\n"
    ),
    (
      "login:\n    refresh_token:   # by login\nconnection: acme\n",
      "login:\n    refresh_token: store:acme/t  # by login\nconnection: acme\n"
    ),
    // Where no empty line of that key is found, the file is written anew.
    (
      "connection: acme\nlogin: {client_id: c}\n",
      "connection: acme\nlogin:\n  client_id: c\n  refresh_token: store:acme/t\n"
    ),
    (
      "note: |\n  refresh_token:\nlogin:\n  client_id: c\n",
      "note: |\n  refresh_token:\nlogin:\n  client_id: c\n  refresh_token: store:acme/t\n"
    ),
  ]

  @Test("one value is set, and the rest of the file stays", arguments: texts)
  func sets(before: String, after: String) throws {
    defer { try? FileManager.default.removeItem(atPath: home.folder) }
    try AtomicFile.write(before, to: home.connectionPath("acme"))
    try ConnectionFile.load("acme", home: home).set("store:acme/t", at: "login.refresh_token")
    #expect(try String(contentsOfFile: home.connectionPath("acme"), encoding: .utf8) == after)
  }

  @Test("the activations that use a connection are found")
  func users() throws {
    defer { try? FileManager.default.removeItem(atPath: home.folder) }
    for (name, connection) in [("b", "acme"), ("a", "acme"), ("c", "other")] {
      try AtomicFile.write("activation: \(name)\nconnection: \(connection)\n", to: home.activationPath(name))
    }
    #expect(home.activations(using: "acme") == ["a", "b"])
  }

  @Test(
    "names that are safe as files, and names that are not",
    arguments: [
      ("acme-us", true), ("acme_us.2", true), ("Zürich", true), ("", false), (".acme", false), ("-a", false),
      ("a/b", false),
      ("..", false), ("a b", false), ("a\nb", false), (String(repeating: "a", count: 101), false),
    ])
  func names(text: String, isSafe: Bool) { #expect((DocumentName(text) != nil) == isSafe) }
}
