import Foundation
import Testing

/// One recognizable value stands at every place of a secret; whatever fails, nobody may see it.
@Suite("A planted secret is seen nowhere", .timeLimit(.minutes(3)))
struct PlantedSecretTests {
  private static let planted = "planted-7f3a9c-never-to-be-seen"

  static let changes: [(String, String, String)] = [
    ("as it is", "", ""), ("plain text", "env:TEST_CLIENT_SECRET", planted),
    ("a file", "env:TEST_SECRET_ACCESS_KEY", "file:secret"),
    ("a program that fails", "env:TEST_CLIENT_SECRET", "command:sh -c 'cat $AMC_EXPORT_HOME/secret; exit 3'"),
    ("a program that complains", "env:TEST_CLIENT_SECRET", "command:sh -c 'cat $AMC_EXPORT_HOME/secret >&2'"),
    ("a sealed one", "env:TEST_CLIENT_SECRET", "store:test/client_secret"),
    ("a sealed one that is not there", "env:TEST_CLIENT_SECRET", "store:test/client_secrt"),
  ]

  @Test("in output and files of commands that fail", arguments: changes)
  func failing(name: String, from: String, to: String) async throws {
    let home = try TestHome()
    try home.write(Self.planted, to: "secret")
    try home.write(ActivationFile.people, to: "data/people.csv")
    let sealed = try await home.start(["secret", "set", "test/client_secret"], [:], input: Self.planted).outcome()
    #expect(sealed.status == 0)
    let secrets = ["TEST_CLIENT_SECRET", "TEST_REFRESH_TOKEN", "TEST_SECRET_ACCESS_KEY"]
    let environment = Dictionary(uniqueKeysWithValues: secrets.map { ($0, Self.planted) })
      .merging(["TEST_ACCESS_KEY_ID": "AKIAINVENTED"]) { $1 }
    _ = try home.write(ActivationFile(), .nowhere)
    let connection = Remote.nowhere.connectionFile
    try home.write(from.isEmpty ? connection : connection.replacing(from, with: to), to: "connections/test.yaml")
    let before = Set(try FileManager.default.subpathsOfDirectory(atPath: home.folder))
    for command in [
      ["validate", "weekly-loyalty"], ["connection", "show", "test"], ["connection", "show", "test", "--json"],
      ["connection", "list", "--json"], ["connection", "login", "test", "--paste"], ["secret", "list"],
      ["preview", "weekly-loyalty", "--json"],
    ] {
      let outcome = try await home.run(command, environment)
      #expect(!(outcome.output + outcome.errors).contains("7f3a9c"), "\(command) with \(name)")
      #expect(!(outcome.output + outcome.errors).lowercased().contains("unknown error"))
    }
    for path in try FileManager.default.subpathsOfDirectory(atPath: home.folder) where !before.contains(path) {
      let bytes = FileManager.default.contents(atPath: "\(home.folder)/\(path)") ?? Data()
      #expect(!String(decoding: bytes, as: UTF8.self).contains("7f3a9c"), "\(path)")
    }
  }

  @Test("in the process list while the program waits for a login")
  func processList() async throws {
    // A value of its own, for the neighbours above put theirs into an environment on purpose.
    let planted = "planted-\(UUID().uuidString)"
    try await LoginScene.with { scene in
      let sealed = try await scene.run(["secret", "set", "acme/client_secret"], input: planted)
      #expect(sealed.status == 0)
      let path = "\(scene.home.folder)/connections/acme.yaml"
      let file = try String(contentsOfFile: path, encoding: .utf8)
      try scene.home.write(
        file.replacing("env:TEST_CLIENT_SECRET", with: "store:acme/client_secret"), to: "connections/acme.yaml")
      let (program, _) = try await scene.login()
      for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") where Int(name) != nil {
        for part in ["cmdline", "environ"] {
          let bytes = FileManager.default.contents(atPath: "/proc/\(name)/\(part)") ?? Data()
          #expect(!String(decoding: bytes, as: UTF8.self).contains(planted), "\(part) of \(name)")
        }
      }
      program.send(SIGINT)
      #expect(try await program.outcome().status == 130)
    }
  }
}
