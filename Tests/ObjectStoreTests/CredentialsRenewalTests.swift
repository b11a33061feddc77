import Activation
import Foundation
import Synchronization
import Testing
import Transport

@testable import ObjectStore

@Suite("Keys that are renewed")
struct CredentialsRenewalTests {
  /// A clock to be set, and a source of numbered keys that live for an hour.
  final class Scene: Sendable {
    private let state = Mutex<(now: Date, fetched: Int, failure: RemoteFailure?)>(
      (Date(timeIntervalSince1970: 0), 0, nil))
    let lifetime: TimeInterval

    init(lifetime: TimeInterval = 3600) { self.lifetime = lifetime }

    var fetched: Int { state.withLock { $0.fetched } }
    func pass(_ seconds: TimeInterval) { state.withLock { $0.now += seconds } }
    func fail(with failure: RemoteFailure?) { state.withLock { $0.failure = failure } }

    var source: RenewedCredentials {
      RenewedCredentials(now: { self.state.withLock { $0.now } }) { () async throws(RemoteFailure) in
        let outcome: Result<AWSCredentials, RemoteFailure> = self.state.withLock { state in
          if let failure = state.failure { return .failure(failure) }
          state.fetched += 1
          return .success(
            AWSCredentials(
              accessKeyID: "ASIA\(state.fetched)", secretAccessKey: "s", sessionToken: "t",
              expiration: self.lifetime == .infinity ? nil : state.now + self.lifetime))
        }
        return try outcome.get()
      }
    }
  }

  private static let away = RemoteFailure(
    .securityTokenService, .remoteUnavailable, at: "connection.s3", "Away.", fix: "Wait.")

  @Test("are fetched once and kept until five minutes before they lapse")
  func margin() async throws {
    let scene = Scene()
    let source = scene.source
    #expect(try await source.credentials().accessKeyID == "ASIA1")
    scene.pass(3299)
    #expect(try await source.credentials().accessKeyID == "ASIA1")
    scene.pass(2)
    #expect(try await source.credentials().accessKeyID == "ASIA2")
    #expect(scene.fetched == 2)
  }

  @Test("that live shortly are renewed in their last quarter, not with each request")
  func shortLife() async throws {
    let scene = Scene(lifetime: 100)
    let source = scene.source
    for _ in 0..<3 { _ = try await source.credentials() }
    scene.pass(74)
    _ = try await source.credentials()
    #expect(scene.fetched == 1)
    scene.pass(2)
    _ = try await source.credentials()
    #expect(scene.fetched == 2)
  }

  @Test("without an end are never renewed by the clock")
  func endless() async throws {
    let scene = Scene(lifetime: .infinity)
    let source = scene.source
    _ = try await source.credentials()
    scene.pass(1e9)
    _ = try await source.credentials()
    #expect(scene.fetched == 1)
  }

  @Test("are fetched by one task, however many ask at once")
  func oneFetch() async throws {
    let scene = Scene()
    let source = scene.source
    try await withThrowingTaskGroup(of: AWSCredentials.self) { group in
      for _ in 0..<50 { group.addTask { try await source.credentials() } }
      for try await keys in group { #expect(keys.accessKeyID == "ASIA1") }
    }
    #expect(scene.fetched == 1)
  }

  @Test("still sign while their source is away and they have not lapsed")
  func sourceAway() async throws {
    let scene = Scene()
    let source = scene.source
    _ = try await source.credentials()
    scene.fail(with: Self.away)
    scene.pass(3500)
    #expect(try await source.credentials().accessKeyID == "ASIA1")
    scene.pass(101)
    let failure = await #expect(throws: RemoteFailure.self) { try await source.credentials() }
    #expect(failure == Self.away)
    scene.fail(with: nil)
    #expect(try await source.credentials().accessKeyID == "ASIA2")
  }

  @Test("a request refused for its session is sent again with new keys, once, and the watcher is told")
  func refusedSession() async throws {
    let told = Mutex<[String]>([])
    let sender = ScriptedSender([.refusal(400, "ExpiredToken"), HTTPResponse(200, "")])
    let client = ObjectStoreClient(
      bucket: "acme", endpoint: nil, region: "us-east-1", credentials: Scene().source, sender: sender,
      notify: { notice in told.withLock { $0.append(notice.reason) } })
    try await client.checkBucket()
    let keys = sender.requests.map { request in
      request.headers.first { $0.name == "authorization" }?.value.contains("ASIA2") ?? false
    }
    #expect(keys == [false, true] && told.withLock { $0 } == ["the session had expired, new keys sign now"])

    let stubborn = ScriptedSender([.refusal(400, "ExpiredToken"), .refusal(400, "ExpiredToken"), HTTPResponse(200, "")])
    let other = ObjectStoreClient(
      bucket: "acme", endpoint: nil, region: "us-east-1", credentials: Scene().source, sender: stubborn)
    let failure = await #expect(throws: RemoteFailure.self) { try await other.checkBucket() }
    #expect(failure?.path == "connection.s3.session_token" && stubborn.requests.count == 2)
  }

  @Test("keys a person gave are not renewed; that they lapsed is told")
  func givenSession() async {
    let sender = ScriptedSender([.refusal(400, "ExpiredToken")])
    let client = ObjectStoreClient(
      bucket: "acme", endpoint: nil, region: "us-east-1",
      credentials: AWSCredentials(accessKeyID: "ASIAGIVEN", secretAccessKey: "s", sessionToken: "t"), sender: sender)
    let failure = await #expect(throws: RemoteFailure.self) { try await client.checkBucket() }
    #expect(failure?.code == .credentialsRefused && failure?.message.contains("expired") == true)
    #expect(failure?.fix.contains("assume_role") == true)
  }
}
