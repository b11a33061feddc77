import Activation
import Foundation
import ObjectStore
import Testing
import Transport

/// A moto S3 with signatures checked, in a process of its own, and boto3 as the judge of what it holds.
///
/// The process ends with its standard input, so it cannot outlive the tests. Without Python, moto or boto3 it fails.
actor MotoServer {
  struct NotRunning: Error, CustomStringConvertible {
    var description: String {
      "moto_judge.py ended early; install it with: pip install 'moto[server,s3,iam]==5.2.1' boto3"
    }
  }

  /// An object as boto3 reads it.
  struct Object: Equatable {
    let sha256: String
    let contentType: String
    let tags: [String: String]

    init(sha256: String, contentType: String, tags: [String: String]) {
      self.sha256 = sha256
      self.contentType = contentType
      self.tags = tags
    }

    init(_ body: [UInt8], contentType: String, tags: [String: String]) {
      self.init(sha256: SignatureV4.payloadHash(of: body), contentType: contentType, tags: tags)
    }
  }

  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private var access: DocumentValue = .null

  private init() {}

  /// Returns once the server has said where it listens.
  static func start() async throws -> MotoServer {
    let server = MotoServer()
    try await server.launch()
    return server
  }

  private func launch() throws {
    let script = try #require(
      Bundle.module.url(forResource: "moto_judge", withExtension: "py", subdirectory: "Scripts"))
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path]
    process.standardInput = commands
    process.standardOutput = answers
    try process.run()
    access = try line()
  }

  func stop() {
    try? commands.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  // MARK: - Our client

  /// A client with the user's keys, save for what the caller replaces.
  func client(
    bucket: String? = nil, keyID: String? = nil, secret: String? = nil, credentials: AWSCredentials? = nil,
    sender: any HTTPSender = AsyncHTTPSender()
  ) throws -> ObjectStoreClient {
    ObjectStoreClient(
      bucket: try bucket ?? text("bucket"), endpoint: try text("url"), region: try text("region"),
      credentials: try credentials ?? keys(secret: secret, id: keyID),
      sender: sender)
  }

  /// A client of STS.
  func securityTokens() throws -> SecurityTokenClient {
    SecurityTokenClient(endpoint: try text("url"), region: try text("region"), sender: AsyncHTTPSender())
  }

  func keys(secret: String? = nil, id: String? = nil) throws -> AWSCredentials {
    AWSCredentials(accessKeyID: try id ?? text("key_id"), secretAccessKey: try secret ?? text("secret"))
  }

  private func text(_ key: String) throws -> String { try #require(access[key]?.scalarText) }

  // MARK: - boto3

  func object(_ key: String) throws -> Object {
    let answer = try ask(["ask": "object", "key": .text(key)])
    let tags = answer["tags"]?.map?.entries.map { ($0.key, $0.value.scalarText ?? "") } ?? []
    return Object(
      sha256: answer["sha256"]?.scalarText ?? "", contentType: answer["content_type"]?.scalarText ?? "",
      tags: Dictionary(uniqueKeysWithValues: tags))
  }

  func objectKeys() throws -> [String] { try ask(["ask": "keys"]).list?.compactMap(\.scalarText) ?? [] }

  /// Keys of the multipart uploads that were begun and neither completed nor aborted.
  func unfinishedUploads() throws -> [String] { try ask(["ask": "uploads"]).list?.compactMap(\.scalarText) ?? [] }

  func bucketTags() throws -> [String: String] {
    let tags = try ask(["ask": "bucket_tags"]).map?.entries.map { ($0.key, $0.value.scalarText ?? "") } ?? []
    return Dictionary(uniqueKeysWithValues: tags)
  }

  func setPolicy(_ policy: String) throws { _ = try ask(["ask": "set_policy", "policy": .text(policy)]) }

  private func ask(_ command: DocumentValue) throws -> DocumentValue {
    try commands.fileHandleForWriting.write(contentsOf: Data("\(JSONText.write(command))\n".utf8))
    return try line()
  }

  private func line() throws -> DocumentValue {
    var bytes: [UInt8] = []
    while bytes.last != UInt8(ascii: "\n") {
      let piece = answers.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw NotRunning() }
      bytes += piece
    }
    return try JSONText.read(bytes)
  }
}

/// Runs a suite with one moto server, which every test of the suite shares.
struct WithMotoServer: SuiteTrait, TestScoping {
  @TaskLocal static var current: MotoServer?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let server = try await MotoServer.start()
    let result: Result<Void, any Error>
    do {
      result = .success(try await Self.$current.withValue(server) { try await function() })
    } catch {
      result = .failure(error)
    }
    await server.stop()
    try result.get()
  }
}

extension Trait where Self == WithMotoServer {
  static var withMotoServer: Self { WithMotoServer() }
}
