import Activation
import Documents
import Foundation
import Testing

@Suite("Files of the home folder")
struct DraftFileTests {
  private let home: Home

  init() {
    let folder = NSTemporaryDirectory() + "documents-tests-\(UUID().uuidString)"
    home = Home(folder: folder, stateFolder: folder + "/state")
  }

  @Test("an activation is found by name and by path, with its connection")
  func loads() throws {
    defer { try? FileManager.default.removeItem(atPath: home.folder) }
    try AtomicFile.write("activation: weekly\nconnection: acme\n", to: home.activationPath("weekly"))
    try AtomicFile.write("connection: acme\namc_instance_id: amc1\n", to: home.connectionPath("acme"))
    for name in ["weekly", home.activationPath("weekly")] {
      let file = DraftFile.load(name, home: home)
      #expect(file.issues.isEmpty)
      #expect(file.draft.connection["amc_instance_id"] == "amc1")
      #expect(file.folder == home.folder + "/activations")
    }
    #expect(home.activationNames == ["weekly"])
  }

  @Test(
    "what cannot be read is an issue with a fix",
    arguments: [
      ("a: [1\n", Activation.Issue.Code.brokenSyntax), ("- a list\n", .wrongType),
      ("connection: nowhere\n", .connectionMissing),
      ("connection: ../../etc/passwd\n", .invalidValue),
    ])
  func explains(text: String, code: Activation.Issue.Code) throws {
    defer { try? FileManager.default.removeItem(atPath: home.folder) }
    try AtomicFile.write(text, to: home.activationPath("broken"))
    let issues = DraftFile.load("broken", home: home).issues
    #expect(issues.map(\.code) == [code])
    #expect(issues.allSatisfy { !$0.fix.isEmpty })
  }

  @Test("a missing file and a folder are no activations")
  func reportsMissing() {
    #expect(DraftFile.load("nothing", home: home).issues.map(\.code) == [.fileMissing])
    #expect(DraftFile.load(NSTemporaryDirectory(), home: home).issues.map(\.code) == [.fileMissing])
  }

  @Test("a misspelt connection is suggested")
  func suggestsConnection() throws {
    defer { try? FileManager.default.removeItem(atPath: home.folder) }
    try AtomicFile.write("connection: acme-us\n", to: home.connectionPath("acme-us"))
    try AtomicFile.write("connection: acme-uk\n", to: home.activationPath("weekly"))
    #expect(DraftFile.load("weekly", home: home).issues.first?.fix.contains("acme-us") == true)
  }

  @Test("files are private and replaced as a whole")
  func writesPrivately() throws {
    defer { try? FileManager.default.removeItem(atPath: home.folder) }
    let path = home.activationPath("weekly")
    try AtomicFile.write("first", to: path)
    try AtomicFile.write("second", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder + "/activations") == ["weekly.yaml"])
  }

  @Test(
    "the folders follow the environment",
    arguments: [
      (["AMC_EXPORT_HOME": "/h", "XDG_CONFIG_HOME": "/c"], "/h", "/h/state"),
      (["AMC_EXPORT_HOME": "/h", "AMC_EXPORT_STATE": "/s"], "/h", "/s"),
      (["XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/x", "HOME": "/u"], "/c/amc-export", "/x/amc-export"),
      (["HOME": "/u", "AMC_EXPORT_HOME": ""], "/u/.config/amc-export", "/u/.local/state/amc-export"),
    ])
  func followsEnvironment(environment: [String: String], folder: String, state: String) {
    let home = Home(environment: environment)
    #expect(home.folder == folder)
    #expect(home.stateFolder == state)
  }
}
