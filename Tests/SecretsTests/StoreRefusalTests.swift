import Activation
import Documents
import Foundation
import Secrets
import Testing

@Suite("What the sealed store refuses")
struct StoreRefusalTests {
  private let bench = StoreBench()

  private func issue(_ body: () throws -> Void) throws -> Activation.Issue {
    try #require(#expect(throws: SealedStoreError.self) { try body() }).issue(at: "connection.login.client_secret")
  }

  @Test("a file that others can read, with the command that closes it", arguments: [0o640, 0o604, 0o660, 0o644])
  func exposed(permissions: Int) throws {
    try bench.store().seal(Secret("one"), as: "acme/key")
    for path in [bench.storePath, bench.keyPath] {
      try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
      let issue = try issue { _ = try bench.store().secret("acme/key") }
      #expect(issue.code == .storeInsecure && issue.fix == "Close it: chmod 600 '\(path)'")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    #expect(try bench.store().secret("acme/key")?.revealed == "one")
  }

  @Test("a symbolic link, even to a file of ours")
  func link() throws {
    try bench.store().seal(Secret("one"), as: "acme/key")
    for path in [bench.storePath, bench.keyPath] {
      try FileManager.default.moveItem(atPath: path, toPath: "\(path).moved")
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(path).moved")
      #expect(try issue { _ = try bench.store().secret("acme/key") }.message.contains("symbolic link"))
      #expect(try issue { try bench.store().seal(Secret("two"), as: "acme/key") }.code == .storeInsecure)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: "\(path).moved", toPath: path)
    }
  }

  @Test("a folder or a pipe in place of the file, without waiting for it")
  func noFile() throws {
    try FileManager.default.createDirectory(atPath: bench.storePath, withIntermediateDirectories: true)
    #expect(try issue { _ = try bench.store().names() }.message.contains("no plain file"))
    try FileManager.default.removeItem(atPath: bench.storePath)
    #expect(mkfifo(bench.storePath, 0o600) == 0)
    #expect(try issue { _ = try bench.store().names() }.message.contains("no plain file"))
  }

  @Test("a secret that was changed, or stands under another's name")
  func altered() throws {
    let store = bench.store()
    try store.seal(Secret("one"), as: "acme/key")
    try store.seal(Secret("two"), as: "acme/other")
    try bench.edit { document in
      let first = document["secrets"]?["acme/key"]
      document[FieldPath([.key("secrets"), .key("acme/key")])] = document["secrets"]?["acme/other"]
      document[FieldPath([.key("secrets"), .key("acme/other")])] = first
    }
    for name: SecretName in ["acme/key", "acme/other"] {
      let issue = try issue { _ = try store.secret(name) }
      #expect(issue.code == .storeDamaged && issue.message.contains("altered"))
      #expect(issue.fix.contains("amc-export secret set \(name)"))
    }
  }

  @Test("any changed byte of a sealed secret")
  func everyByte() throws {
    try bench.store().seal(Secret("one"), as: "acme/key")
    let document = try JSONText.read(Array(try bench.text(bench.storePath).utf8))
    let sealed = try #require(document["secrets"]?["acme/key"]?.scalarText.flatMap { Data(base64Encoded: $0) })
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      try bench.edit { $0[FieldPath([.key("secrets"), .key("acme/key")])] = .text(changed.base64EncodedString()) }
      #expect(throws: SealedStoreError.self) { try bench.store().secret("acme/key") }
    }
  }

  @Test("a key file that is gone, of another store, or no key")
  func keyFile() throws {
    try bench.store().seal(Secret("one"), as: "acme/key")
    try AtomicFile.write(Data(repeating: 7, count: 32).base64EncodedString(), to: bench.keyPath)
    #expect(try issue { _ = try bench.store().secret("acme/key") }.message.contains("does not open it"))
    try AtomicFile.write("no key\n", to: bench.keyPath)
    #expect(try issue { _ = try bench.store().secret("acme/key") }.message.contains("32 bytes"))
    try FileManager.default.removeItem(atPath: bench.keyPath)
    let missing = try issue { try bench.store().seal(Secret("two"), as: "acme/other") }
    #expect(missing.code == .storeLocked && missing.message.contains(bench.keyPath))
    #expect(!FileManager.default.fileExists(atPath: bench.keyPath))
  }

  @Test(
    "a file that is no store, or one that would cost the machine",
    arguments: [
      "", "{}", "[]", "secrets", #"{"amc_export_secrets": 2}"#, #"{"amc_export_secrets": 1}"#,
      #"{"amc_export_secrets": 1, "key": {"from": "key_file"}, "check": "AA==", "secrets": {"../x": "AA=="}}"#,
      #"{"amc_export_secrets": 1, "key": {"from": "key_file"}, "check": "AA==", "secrets": {"a/b": "***"}}"#,
      #"{"amc_export_secrets": 1, "key": {"from": "passphrase", "scrypt": {"n": 1099511627776, "r": 8, "p": 1, "salt": "AAAAAAAAAAAAAAAA"}}, "check": "AA==", "secrets": {}}"#,
      #"{"amc_export_secrets": 1, "key": {"from": "passphrase", "scrypt": {"n": 9223372036854775807, "r": 9223372036854775807, "p": 1, "salt": "AAAAAAAAAAAAAAAA"}}, "check": "AA==", "secrets": {}}"#,
      #"{"amc_export_secrets": 1, "key": {"from": "passphrase", "scrypt": {"n": 1000, "r": 8, "p": 1, "salt": "AAAAAAAAAAAAAAAA"}}, "check": "AA==", "secrets": {}}"#,
    ])
  func damaged(text: String) throws {
    try AtomicFile.write(text, to: bench.storePath)
    #expect(try issue { _ = try bench.store(passphrase: "correct horse battery").names() }.code == .storeDamaged)
    // What cannot be read is not written over either.
    #expect(try issue { try bench.store().seal(Secret("one"), as: "acme/key") }.code == .storeDamaged)
    #expect(try bench.text(bench.storePath) == text)
  }

  @Test(
    "names that are no file names", arguments: ["", "a", "a/", "/b", "a/b/c", "../b", "a/..", "a b/c", "-a/b", "a/.b"])
  func names(text: String) { #expect(SecretName(text) == nil) }
}
