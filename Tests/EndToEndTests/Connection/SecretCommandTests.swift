import Foundation
import Testing

@Suite("secret set, list and remove")
struct SecretCommandTests {
  private let home: TestHome
  init() throws { home = try TestHome() }
  private static let planted = "planted-7f3a-secret-value"

  private func set(_ name: String, _ text: String, _ environment: [String: String] = [:]) async throws -> Outcome {
    try await home.start(["secret", "set", name], environment, input: text).outcome()
  }

  @Test("set reads standard input, list shows names only, remove removes")
  func life() async throws {
    let first = try await set("acme/client_secret", "\(Self.planted)\n")
    #expect(first.status == 0 && first.errors.contains("secrets.key"), "\(first.errors)")
    #expect(try await set("acme/refresh_token", Self.planted).status == 0)
    let list = try await home.run(["secret", "list"])
    #expect(list.output == "acme/client_secret\nacme/refresh_token\n")
    #expect(try await home.run(["secret", "remove", "acme/client_secret"]).status == 0)
    #expect(try await home.run(["secret", "list", "--json"]).json([String].self) == ["acme/refresh_token"])
    let names = try FileManager.default.contentsOfDirectory(atPath: home.folder)
    #expect(names.contains("secrets") && names.contains("secrets.key") && !names.contains { $0.hasSuffix(".tmp") })
    for name in ["secrets", "secrets.key"] {
      #expect(try !String(contentsOfFile: "\(home.folder)/\(name)", encoding: .utf8).contains(Self.planted))
    }
  }

  @Test("refuses what is no name, no value, or no key, with its own status and reason")
  func refuses() async throws {
    for name in ["acme", "acme/", "a/b/c", "../a/b"] {
      let outcome = try await set(name, "x")
      #expect(outcome.status == 64 && outcome.errors.contains("NAME/KEY"), "\(name)")
    }
    #expect(try await set("acme/key", "").status == 64)
    let removed = try await home.run(["secret", "remove", "acme/key"])
    #expect(removed.status == 78 && removed.errors.contains("secret list"))
    let key = ["AMC_EXPORT_KEY": "correct horse battery"]
    #expect(try await set("acme/key", Self.planted, key).status == 0)
    let locked = try await set("acme/other", "x")
    #expect(locked.status == 78 && locked.errors.contains("AMC_EXPORT_KEY"))
    let wrong = try await set("acme/other", "x", ["AMC_EXPORT_KEY": "another passphrase"])
    #expect(wrong.status == 78 && wrong.errors.contains("does not open"))
    #expect(try await set("acme/other", "x", key).status == 0)
    chmod("\(home.folder)/secrets", 0o644)
    let open = try await set("acme/other", "x", key)
    #expect(open.status == 78 && open.errors.contains("chmod 600"))
  }

  @Test("On a terminal the secret is typed unseen, and the terminal is as before afterwards")
  func typed() async throws {
    let pane = try await TerminalPane(
      home, script: "'\(PackageFiles.binary)' secret set acme/key; echo ended with $?; stty -a | grep -o ' echo '; cat")
    try await pane.wait(for: "acme/key:")
    for key in ["p", "l", "a", "n", "t", "X", "BSpace", "e", "d"] { try await pane.press(key) }
    try await pane.press("Enter")
    let screen = try await pane.wait(for: "ended with 0", "echo")
    #expect(!screen.contains("planted") && !screen.contains("plant"))
    try home.write(
      "connection: acme\namc_instance_id: amc1\nlogin: {client_id: c, client_secret: 'store:acme/key'}\n",
      to: "connections/acme.yaml")
    let shown = try await home.run(["connection", "show", "acme"])
    #expect(shown.output.contains("store:acme/key  (found)"))
  }

  @Test("--passphrase asks twice, and from then on the store opens with it alone")
  func passphrase() async throws {
    #expect(try await set("acme/key", Self.planted).status == 0)
    let pane = try await TerminalPane(
      home, script: "'\(PackageFiles.binary)' secret set --passphrase; echo ended with $?; cat")
    for question in ["New passphrase:", "The same again:"] {
      try await pane.wait(for: question)
      for key in "correct-horse" { try await pane.press(String(key)) }
      try await pane.press("Enter")
    }
    #expect(try await !pane.wait(for: "ended with 0").contains("horse"))
    #expect(!FileManager.default.fileExists(atPath: "\(home.folder)/secrets.key"))
    #expect(try await set("acme/other", "x").status == 78)
    #expect(try await set("acme/other", "x", ["AMC_EXPORT_KEY": "correct-horse"]).status == 0)
    let asking = try await TerminalPane(
      home, script: "'\(PackageFiles.binary)' secret set acme/third; echo ended with $?; cat")
    for (question, text) in [("Passphrase of the sealed store:", "correct-horse"), ("acme/third:", "value")] {
      try await asking.wait(for: question)
      for key in text { try await asking.press(String(key)) }
      try await asking.press("Enter")
    }
    try await asking.wait(for: "ended with 0")
  }

  @Test("Ctrl-C while a secret is asked seals nothing and gives the terminal back")
  func interrupted() async throws {
    let pane = try await TerminalPane(
      home, script: "'\(PackageFiles.binary)' secret set acme/key; echo ended with $?; stty -a | grep -o ' echo '; cat")
    try await pane.wait(for: "acme/key:")
    try await pane.press("a")
    try await pane.press("C-c")
    try await pane.wait(for: "ended with 64", "echo")
    #expect(!FileManager.default.fileExists(atPath: "\(home.folder)/secrets"))
  }
}
