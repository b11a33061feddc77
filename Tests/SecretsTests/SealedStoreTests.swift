import Activation
import Foundation
import Secrets
import Testing

@Suite("The sealed store")
struct SealedStoreTests {
  private let bench = StoreBench()
  private static let planted = "planted-7f3a-secret-value"

  @Test("gives back what was sealed, to another process too", arguments: [nil, "correct horse battery"])
  func roundTrip(passphrase: String?) throws {
    try bench.store(passphrase: passphrase).seal(Secret(Self.planted), as: "acme-us/client_secret")
    try bench.store(passphrase: passphrase).seal(Secret("ünïcode\nand more"), as: "acme-us/refresh_token")
    let other = bench.store(passphrase: passphrase)
    #expect(try other.secret("acme-us/client_secret")?.revealed == Self.planted)
    #expect(try other.secret("acme-us/refresh_token")?.revealed == "ünïcode\nand more")
    #expect(try other.secret("acme-eu/client_secret") == nil)
    #expect(try other.names().map(\.description) == ["acme-us/client_secret", "acme-us/refresh_token"])
  }

  @Test("keeps the secret out of its files, which only the owner can read")
  func files() throws {
    try bench.store().seal(Secret(Self.planted), as: "acme/key")
    for path in [bench.storePath, bench.keyPath] {
      #expect(try bench.permissions(path) == 0o600)
      let text = try bench.text(path)
      #expect(!text.contains(Self.planted) && !text.contains(Data(Self.planted.utf8).base64EncodedString()))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.home.folder).sorted() == ["secrets", "secrets.key"])
  }

  @Test("makes no key file when AMC_EXPORT_KEY is set, and asks where it is not")
  func passphrase() throws {
    try bench.store(passphrase: "correct horse battery").seal(Secret("one"), as: "acme/key")
    #expect(!FileManager.default.fileExists(atPath: bench.keyPath))
    let asked = bench.store { Secret("correct horse battery") }
    #expect(try asked.secret("acme/key")?.revealed == "one")
    #expect(throws: SealedStoreError.passphraseNeeded(path: bench.storePath)) { try bench.store().secret("acme/key") }
    #expect(throws: SealedStoreError.passphraseWrong(path: bench.storePath, isFromEnvironment: true)) {
      try bench.store(passphrase: "another passphrase").secret("acme/key")
    }
    #expect(throws: SealedStoreError.passphraseWrong(path: bench.storePath, isFromEnvironment: false)) {
      try bench.store { Secret("another passphrase") }.seal(Secret("two"), as: "acme/other")
    }
    #expect(try asked.names() == ["acme/key"])
  }

  @Test("refuses to begin with a passphrase that is quickly guessed")
  func shortPassphrase() throws {
    #expect(throws: SealedStoreError.passphraseShort(least: 8)) {
      try bench.store(passphrase: "short").seal(Secret("one"), as: "acme/key")
    }
    #expect(throws: SealedStoreError.passphraseShort(least: 8)) { try bench.store().protect(with: Secret("short")) }
    #expect(!FileManager.default.fileExists(atPath: bench.storePath))
  }

  @Test("moves from a key file to a passphrase, and then the key file is gone")
  func protect() throws {
    try bench.store().seal(Secret("one"), as: "acme/key")
    try bench.store().protect(with: Secret("correct horse battery"))
    #expect(!FileManager.default.fileExists(atPath: bench.keyPath))
    #expect(try bench.store(passphrase: "correct horse battery").secret("acme/key")?.revealed == "one")
    try bench.store(passphrase: "correct horse battery").protect(with: Secret("another passphrase"))
    #expect(try bench.store(passphrase: "another passphrase").secret("acme/key")?.revealed == "one")
  }

  @Test("the default cost is what OWASP recommends, and it opens again")
  func realCost() throws {
    let scrypt = StoreProtection.Scrypt()
    #expect(scrypt.cost * scrypt.blockSize * 128 == 32 << 20 && scrypt.parallelism == 3 && scrypt.salt.count == 16)
    try bench.store(passphrase: "correct horse battery", scrypt: scrypt).seal(Secret("one"), as: "acme/key")
    #expect(try bench.store(passphrase: "correct horse battery").secret("acme/key")?.revealed == "one")
  }

  @Test("replaces and removes; removing needs no key")
  func removes() throws {
    let store = bench.store(passphrase: "correct horse battery")
    try store.seal(Secret("one"), as: "acme/key")
    try store.seal(Secret("two"), as: "acme/key")
    #expect(try store.secret("acme/key")?.revealed == "two")
    let locked = bench.store()
    #expect(try locked.remove("acme/key"))
    #expect(try !locked.remove("acme/key"))
    #expect(try store.names().isEmpty)
  }

  @Test("many processes at once lose nothing", .timeLimit(.minutes(2)))
  func concurrent() async throws {
    let bench = bench
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        // A store of its own each, as a process has.
        group.addTask {
          let name = try #require(SecretName("acme/key\(number)"))
          try bench.store().seal(Secret("value \(number)"), as: name)
        }
      }
      try await group.waitForAll()
    }
    let store = bench.store()
    #expect(try store.names().count == 24)
    for name in try store.names() {
      #expect(try store.secret(name)?.revealed == "value \(name.key.dropFirst(3))")
    }
  }
}
