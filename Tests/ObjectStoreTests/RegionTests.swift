import Activation
import Synchronization
import Testing
import Transport

@testable import ObjectStore

/// Answers that say where a bucket is (contract 9.2), and what the client makes of them.
@Suite("Regions of buckets")
struct RegionTests {
  private let notices = Notices()

  final class Notices: Sendable {
    private let list = Mutex<[RetryNotice]>([])
    var reasons: [String] { list.withLock { $0.map(\.reason) } }
    func add(_ notice: RetryNotice) { list.withLock { $0.append(notice) } }
  }

  private func client(_ sender: ScriptedSender, endpoint: String? = nil) -> ObjectStoreClient {
    let notices = notices
    return ObjectStoreClient(
      bucket: "acme", endpoint: endpoint, region: "us-east-1",
      credentials: AWSCredentials(accessKeyID: "AKIAEXAMPLE", secretAccessKey: "invented"), sender: sender,
      notify: { notices.add($0) })
  }

  private static func answer(_ status: Int, _ body: String, region: String? = nil) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: region.map { [.init("x-amz-bucket-region", $0)] } ?? [], body: Array(body.utf8))
  }

  static let answers = [
    answer(301, "<Error><Code>PermanentRedirect</Code></Error>", region: "eu-west-1"),
    answer(301, "", region: "eu-west-1"), answer(400, "", region: "eu-west-1"),
    answer(
      400,
      "<Error><Code>AuthorizationHeaderMalformed</Code><Message>wrong</Message><Region>eu-west-1</Region></Error>"),
    answer(
      400,
      "<Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message></Error>"
    ),
    answer(
      301, "<Error><Code>PermanentRedirect</Code><Endpoint>acme.s3-eu-west-1.amazonaws.com</Endpoint></Error>"),
    answer(
      307, "<Error><Code>TemporaryRedirect</Code><Endpoint>acme.s3.eu-west-1.amazonaws.com</Endpoint></Error>"),
  ]

  @Test("whatever way S3 names the region, the request is signed for it and sent once more", arguments: answers)
  func learned(_ answer: HTTPResponse) async throws {
    let sender = ScriptedSender([answer, Self.answer(200, ""), Self.answer(200, "")])
    let client = client(sender)
    try await client.checkBucket()
    try await client.checkBucket()
    #expect(client.correctedRegion == "eu-west-1" && client.configuredRegion == "us-east-1")
    let urls = sender.requests.map(\.url)
    #expect(urls.map { $0.contains("s3.us-east-1") } == [true, false, false])
    #expect(urls.dropFirst().allSatisfy { $0.hasPrefix("https://acme.s3.eu-west-1.amazonaws.com/") })
    let scopes = sender.requests.map { $0.headers.first { $0.name == "authorization" }?.value ?? "" }
    #expect(scopes.map { $0.contains("/eu-west-1/s3/") } == [false, true, true])
    #expect(notices.reasons == ["the bucket acme is in eu-west-1, not in us-east-1"])
  }

  @Test("a custom endpoint is never left for another region")
  func customEndpoint() async throws {
    let sender = ScriptedSender([Self.answers[0], Self.answer(200, "")])
    try await client(sender, endpoint: "https://store.example.com").checkBucket()
    #expect(sender.requests.allSatisfy { $0.url.hasPrefix("https://store.example.com/acme/") })
  }

  @Test("a server that keeps sending elsewhere is believed once")
  func pingPong() async {
    let back = Self.answer(301, "<Error><Code>PermanentRedirect</Code></Error>", region: "us-east-1")
    let sender = ScriptedSender([Self.answers[0], back, back])
    let failure = await #expect(throws: RemoteFailure.self) { try await client(sender).checkBucket() }
    #expect(failure?.path == "connection.s3.region" && sender.requests.count == 2)
  }

  @Test(
    "a region that is none, or that the request was signed for, changes nothing",
    arguments: ["us-east-1", "evil.example.com/", "x y", "", "EU-WEST-1", "eu-west-1.evil.example"])
  func noRegion(text: String) async {
    let sender = ScriptedSender([Self.answer(301, "", region: text)])
    await #expect(throws: RemoteFailure.self) { try await client(sender).checkBucket() }
    #expect(sender.requests.count == 1)
  }
}
